package org.praxisitsm.asset;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which items to list; every condition that is given must hold.
 *
 * @param text words that begin words of its name, number, identifiers or searchable attributes
 * @param classes with all classes below
 * @param person account: who owns or has it
 * @param criticality effective ones
 * @param location number of a place: what stands in it, however deep
 * @param attributes value by key of the attribute
 * @param ended true for those whose life is over, false for the others, null for all
 */
public record CiFilter(
        @Nullable String text,
        List<String> classes,
        List<String> states,
        @Nullable String unit,
        @Nullable String owner,
        @Nullable String user,
        @Nullable String person,
        List<String> groups,
        List<Integer> criticality,
        List<String> environments,
        @Nullable String location,
        @Nullable String service,
        Map<String, String> attributes,
        @Nullable Boolean ended) {

    /** Every item whose life is not over. */
    public static CiFilter all() {
        return new CiFilter(
                null, List.of(), List.of(), null, null, null, null, List.of(), List.of(), List.of(), null, null,
                Map.of(), false);
    }

    public CiFilter withText(@Nullable String words) {
        return new CiFilter(
                words,
                classes,
                states,
                unit,
                owner,
                user,
                person,
                groups,
                criticality,
                environments,
                location,
                service,
                attributes,
                ended);
    }

    public CiFilter withClasses(List<String> keys) {
        return new CiFilter(
                text,
                keys,
                states,
                unit,
                owner,
                user,
                person,
                groups,
                criticality,
                environments,
                location,
                service,
                attributes,
                ended);
    }

    public CiFilter withPerson(@Nullable String account) {
        return new CiFilter(
                text,
                classes,
                states,
                unit,
                owner,
                user,
                account,
                groups,
                criticality,
                environments,
                location,
                service,
                attributes,
                ended);
    }

    public CiFilter withLocation(@Nullable String number) {
        return new CiFilter(
                text,
                classes,
                states,
                unit,
                owner,
                user,
                person,
                groups,
                criticality,
                environments,
                number,
                service,
                attributes,
                ended);
    }

    public CiFilter withAttributes(Map<String, String> values) {
        return new CiFilter(
                text,
                classes,
                states,
                unit,
                owner,
                user,
                person,
                groups,
                criticality,
                environments,
                location,
                service,
                values,
                ended);
    }

    public CiFilter withEnded(@Nullable Boolean over) {
        return new CiFilter(
                text,
                classes,
                states,
                unit,
                owner,
                user,
                person,
                groups,
                criticality,
                environments,
                location,
                service,
                attributes,
                over);
    }
}
