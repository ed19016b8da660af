package org.praxisitsm.workflow;

import static org.mockito.Mockito.CALLS_REAL_METHODS;
import static org.mockito.Mockito.mock;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.praxisitsm.practice.ServiceAction;
import org.praxisitsm.practice.ServiceAction.Signature;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;

/** The actions of the application, by their key, found on the class path without starting anything. */
final class ShippedActions {

    /** The class path is asked once. */
    private static final List<Class<?>> TYPES = found();

    private ShippedActions() {}

    static Map<String, Signature> byKey() {
        return types().stream()
                .map(type -> ((ServiceAction) mock(type, CALLS_REAL_METHODS)).signature())
                .collect(Collectors.toMap(Signature::key, signature -> signature));
    }

    static List<Class<?>> types() {
        return TYPES;
    }

    private static List<Class<?>> found() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        var action = new AssignableTypeFilter(ServiceAction.class);
        var component = new AnnotationTypeFilter(Component.class);
        scanner.addIncludeFilter((type, all) -> action.match(type, all) && component.match(type, all));
        return scanner.findCandidateComponents("org.praxisitsm").stream()
                .<Class<?>>map(bean -> ClassUtils.resolveClassName(String.valueOf(bean.getBeanClassName()), null))
                .toList();
    }
}
