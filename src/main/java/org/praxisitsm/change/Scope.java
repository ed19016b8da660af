package org.praxisitsm.change;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a window is for.
 *
 * @param key of the unit, service, environment or class, or the id of the configuration item; empty for everything
 */
public record Scope(Kind kind, String key) {

    public enum Kind {
        EVERYTHING,
        UNIT,
        SERVICE,
        ENVIRONMENT,
        CLASS,
        CI
    }

    /** Every change of every unit. */
    public static final Scope EVERYTHING = new Scope(Kind.EVERYTHING, "");

    /**
     * Something that a change touches, as scopes see it.
     *
     * @param ci id of the configuration item, or null where the change names none and its service stands for it
     * @param classes its class and all classes above it
     * @param services the services that it is, or that hang on it
     */
    public record Subject(
            @Nullable Long ci,
            String name,
            Set<String> classes,
            @Nullable String environment,
            @Nullable String unit,
            Set<String> services) {}

    /** @return whether the window counts for the subject */
    boolean covers(Subject subject) {
        return switch (kind) {
            case EVERYTHING -> true;
            case UNIT -> key.equals(subject.unit());
            case SERVICE -> subject.services().contains(key);
            case ENVIRONMENT -> key.equals(subject.environment());
            case CLASS -> subject.classes().contains(key);
            case CI -> subject.ci() != null && key.equals(subject.ci().toString());
        };
    }
}
