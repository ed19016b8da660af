package org.praxisitsm.workflow;

import static org.mockito.Mockito.mock;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.praxisitsm.identity.People;
import org.praxisitsm.practice.FieldValues;
import org.praxisitsm.practice.FormValidation;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.practice.PackCheck;
import org.praxisitsm.practice.PackCheck.Result;
import org.praxisitsm.practice.Practices;
import org.praxisitsm.sla.Calendars;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.util.ClassUtils;

/** Runs scenarios and cases with the real tables, grids, forms and actions, but without a database. */
final class ShippedChecks {

    private ShippedChecks() {}

    /** @return results of every scenario and every case of the pack */
    static List<Result> run(Pack pack) {
        try (var context = new AnnotationConfigApplicationContext()) {
            context.scan("org.praxisitsm.ticket.actions", "org.praxisitsm.rules");
            context.registerBean(Scenarios.class);
            context.registerBean(FormValidation.class);
            context.registerBean(FieldValues.class);
            context.registerBean(Clock.class, () -> Clock.fixed(TicketOnEngine.NOW, ZoneOffset.UTC));
            context.registerBean(ClassUtils.resolveClassName("org.praxisitsm.sla.ComputeDate", null));
            ShippedActions.types().stream()
                    .filter(type -> type.getPackageName().matches("org\\.praxisitsm\\.(asset|change)(\\..*)?"))
                    .forEach(type -> actionWithoutServices(context, type));
            replace(context, Calendars.class);
            replace(context, People.class);
            replace(context, Practices.class);
            replace(context, ClassUtils.resolveClassName("org.praxisitsm.practice.Directory", null));
            context.refresh();
            return context.getBeanProvider(PackCheck.class).stream()
                    .flatMap(check -> check.run(pack).stream())
                    .toList();
        }
    }

    private static void actionWithoutServices(AnnotationConfigApplicationContext context, Class<?> action) {
        context.registerBean(action);
        Arrays.stream(action.getDeclaredConstructors()[0].getParameterTypes())
                .filter(service -> !Set.of(Clock.class, Calendars.class, People.class, Practices.class)
                        .contains(service))
                .filter(service -> !context.containsBeanDefinition(service.getName()))
                .forEach(service -> mocked(context, service));
    }

    private static <T> void mocked(AnnotationConfigApplicationContext context, Class<T> service) {
        context.registerBean(service.getName(), service, () -> mock(service));
    }

    /** Whoever needs a database is not asked by scenarios and cases. */
    private static <T> void replace(AnnotationConfigApplicationContext context, Class<T> type) {
        context.registerBean(type, () -> mock(type));
    }
}
