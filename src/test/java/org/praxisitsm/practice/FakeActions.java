package org.praxisitsm.practice;

import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.ServiceAction.Input;
import org.praxisitsm.practice.ServiceAction.Signature;
import org.praxisitsm.practice.ServiceAction.ValueType;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.stereotype.Component;

/** The actions that diagrams may call, with the signatures that they really have, doing nothing. */
public final class FakeActions {

    private static final List<ServiceAction> ALL = found();

    private record Fake(Signature signature) implements ServiceAction {

        @Override
        public Map<String, Object> run(ActionContext context, Map<String, Object> inputs) {
            return Map.of();
        }
    }

    private FakeActions() {}

    public static List<ServiceAction> all() {
        return ALL;
    }

    public static ServiceAction sendMessage() {
        return new Fake(new Signature(
                "sendMessage",
                "sendMessage",
                "sendMessage",
                List.of(text("to", true), text("topic", true), text("text", false)),
                List.of(),
                List.of()));
    }

    private static List<ServiceAction> found() {
        var actions = new ClassPathScanningCandidateComponentProvider(false);
        actions.addIncludeFilter(new AssignableTypeFilter(ServiceAction.class));
        return actions.findCandidateComponents("org.praxisitsm").stream()
                .map(BeanDefinition::getBeanClassName)
                .map(FakeActions::type)
                // Those of tests stand within them.
                .filter(type -> type.isAnnotationPresent(Component.class) && type.getEnclosingClass() == null)
                .<ServiceAction>map(type -> new Fake(signatureOf(type)))
                .toList();
    }

    private static Class<?> type(@Nullable String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException gone) {
            throw new IllegalStateException(name, gone);
        }
    }

    /** What an action says of itself does not depend on what it works with. */
    private static Signature signatureOf(Class<?> type) {
        try {
            var made = type.getDeclaredConstructors()[0];
            made.setAccessible(true);
            return ((ServiceAction) made.newInstance(new Object[made.getParameterCount()])).signature();
        } catch (InstantiationException | IllegalAccessException | InvocationTargetException failed) {
            throw new IllegalStateException(type.getName(), failed);
        }
    }

    private static Input text(String name, boolean required) {
        return new Input(name, ValueType.TEXT, required, "");
    }
}
