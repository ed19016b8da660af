package org.praxisitsm.asset;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Looks up first what only few items have, each by an index of its own: so no database has to guess which of its indexes finds
 * little, and none walks the whole list for it.
 */
@Component
class CiNarrowing {

    /** What more items have is no help: it is met soon by who walks the list in its order. */
    private static final int USUAL_FEW = 2_000;

    private static final int ENOUGH = 100;

    private final JdbcClient jdbc;
    private final int most;

    @Autowired
    CiNarrowing(JdbcClient jdbc) {
        this(jdbc, USUAL_FEW);
    }

    /** @param most items that are few */
    CiNarrowing(JdbcClient jdbc, int most) {
        this.jdbc = jdbc;
        this.most = most;
    }

    /**
     * Items that may fit; the other conditions are still to be asked of each.
     *
     * @param few ids, or null where no condition is rare
     * @param common words that many items have
     */
    record Narrowed(@Nullable Set<Long> few, List<String> common) {

        boolean isNothing() {
            return few != null && few.isEmpty();
        }
    }

    private final class Few {
        private @Nullable Set<Long> ids;

        /** @return whether it was few */
        boolean add(List<Long> found) {
            if (found.size() > most) {
                return false;
            }
            if (ids == null) {
                ids = new LinkedHashSet<>(found);
            } else {
                ids.retainAll(Set.copyOf(found));
            }
            return true;
        }

        boolean isEnough() {
            return ids != null && ids.size() <= ENOUGH;
        }
    }

    /**
     * @param classes with those below
     * @param places ids
     * @param words of the search
     */
    Narrowed of(CiFilter filter, Collection<String> classes, Collection<Long> places, List<String> words) {
        var few = new Few();
        var common = new ArrayList<String>();
        for (var word : words) {
            if (few.isEnough() || !few.add(withWord(word))) {
                common.add(word);
            }
        }
        var attributes = filter.attributes().entrySet().iterator();
        while (attributes.hasNext() && !few.isEnough()) {
            var attribute = attributes.next();
            few.add(withAttribute(attribute.getKey(), attribute.getValue()));
        }
        narrow(few, "owner", one(filter.owner()));
        narrow(few, "user_account", one(filter.user()));
        if (filter.person() != null && !few.isEnough()) {
            few.add(of(filter.person()));
        }
        narrow(few, "location_id", places);
        narrow(few, "service_key", one(filter.service()));
        narrow(few, "support_group", filter.groups());
        narrow(few, "state", filter.states());
        narrow(few, "criticality_order", filter.criticality());
        narrow(few, "class_key", classes);
        return new Narrowed(few.ids, common);
    }

    private static List<String> one(@Nullable String value) {
        return value == null ? List.of() : List.of(value);
    }

    private void narrow(Few few, String column, Collection<?> values) {
        if (!values.isEmpty() && !few.isEnough()) {
            few.add(jdbc.sql("select id from ci where " + column + " in (:values) limit " + (most + 1))
                    .param("values", values)
                    .query(Long.class)
                    .list());
        }
    }

    private List<Long> withWord(String word) {
        return jdbc.sql("select distinct w.ci_id from ci_word w where w.word >= :from and w.word < :to limit "
                        + (most + 1))
                .param("from", word)
                .param("to", CiWords.after(word))
                .query(Long.class)
                .list();
    }

    private List<Long> withAttribute(String key, String value) {
        return jdbc.sql("select ci_id from ci_attribute where attribute = :key and value_key = :value limit "
                        + (most + 1))
                .param("key", key)
                .param("value", CiStore.key(value))
                .query(Long.class)
                .list();
    }

    /** @return ids of what the person owns or has, one more than few where it is more */
    List<Long> of(String person) {
        return jdbc.sql("(select id from ci where owner = :person limit " + (most + 1)
                        + ") union (select id from ci where user_account = :person limit " + (most + 1) + ")")
                .param("person", person)
                .query(Long.class)
                .list();
    }

    boolean isFew(Collection<Long> found) {
        return found.size() <= most;
    }
}
