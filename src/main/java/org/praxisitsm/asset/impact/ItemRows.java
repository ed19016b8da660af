package org.praxisitsm.asset.impact;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.asset.AssetAccess.Facts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What an impact tells of configuration items, read in bulk and without asking who wants to know. */
@Component
class ItemRows {

    /** @param criticality the lower of its own and the inherited one, 1 to 4, or null */
    record Item(
            long id,
            String number,
            String name,
            String classKey,
            String state,
            String unit,
            boolean shared,
            @Nullable String owner,
            @Nullable String user,
            @Nullable String supportGroup,
            @Nullable Integer criticality,
            @Nullable String environment,
            @Nullable String serviceKey) {

        Facts facts() {
            return new Facts(classKey, unit, shared, owner, user, supportGroup);
        }
    }

    private static final String SELECT =
            """
            select id, number, name, class_key, state, unit, shared, owner, user_account, support_group,
            criticality_order, environment, service_key from ci where\s""";

    private static final int NOT_CRITICAL = 9;

    private final JdbcClient jdbc;
    private final IdLists lists;

    ItemRows(JdbcClient jdbc, IdLists lists) {
        this.jdbc = jdbc;
        this.lists = lists;
    }

    Map<Long, Item> of(Collection<Long> ids) {
        var items = new HashMap<Long, Item>();
        for (var piece : lists.of(ids)) {
            jdbc.sql(SELECT + "id in (:ids)").param("ids", piece).query(ItemRows::item).list().stream()
                    .forEach(item -> items.put(item.id(), item));
        }
        return items;
    }

    /** @return of these ids the items that are not retired */
    List<Item> living(Collection<Long> ids) {
        return lists.of(ids).stream()
                .flatMap(piece -> jdbc
                        .sql(SELECT + "id in (:ids) and ended = false")
                        .param("ids", piece)
                        .query(ItemRows::item)
                        .list()
                        .stream())
                .toList();
    }

    /** @param numberOrId either is accepted, as in addresses of the API */
    Optional<Item> of(String numberOrId) {
        var isId = numberOrId.matches("[0-9]{1,18}");
        return jdbc.sql(SELECT + (isId ? "id = :it" : "number = :it"))
                .param("it", isId ? (Object) Long.valueOf(numberOrId) : numberOrId)
                .query(ItemRows::item)
                .optional();
    }

    /** @return the items that the ticket is about: what is affected, what is the cause, what is changed */
    List<Item> ofTicket(String ticket) {
        return jdbc.sql(
                        SELECT
                                + """
                                id in (select tc.ci_id from ticket_ci tc join ticket t on t.id = tc.ticket_id
                                where t.number = :ticket and tc.role in ('AFFECTED', 'CAUSE', 'CHANGED'))
                                order by number""")
                .param("ticket", ticket)
                .query(ItemRows::item)
                .list();
    }

    List<String> rolesOf(String ticket) {
        return jdbc.sql(
                        """
                        select distinct tc.role from ticket_ci tc join ticket t on t.id = tc.ticket_id
                        where t.number = :ticket and tc.role in ('AFFECTED', 'CAUSE', 'CHANGED')""")
                .param("ticket", ticket)
                .query(String.class)
                .list();
    }

    /** @return how many people the items say that they have, for each that says so */
    Map<Long, Integer> saidUsers(Collection<Long> ids) {
        var users = new HashMap<Long, Integer>();
        for (var piece : lists.of(ids)) {
            jdbc.sql(
                            """
                            select ci_id, value_number from ci_attribute
                            where ci_id in (:ids) and attribute = 'users' and value_number is not null""")
                    .param("ids", piece)
                    .query((row, i) -> users.put(row.getLong(1), row.getInt(2)))
                    .list();
        }
        return users;
    }

    /** @return the contracts that cover one of these items; the kind is hidden as in {@link RelationRows} */
    Set<Long> contracts(Collection<Long> ids, Collection<String> contractClasses) {
        var contracts = new java.util.LinkedHashSet<Long>();
        for (var piece : contractClasses.isEmpty() ? List.<List<Long>>of() : lists.of(ids)) {
            contracts.addAll(jdbc.sql(
                            """
                            select distinct r.to_id from ci_relation r join ci c on c.id = r.to_id
                            where r.from_id in (:ids) and concat(r.kind, '') = 'covered-by' and c.class_key in (:classes)
                            and c.ended = false""")
                    .param("ids", piece)
                    .param("classes", contractClasses)
                    .query(Long.class)
                    .list());
        }
        return contracts;
    }

    private static Item item(ResultSet row, int i) throws SQLException {
        var criticality = row.getInt(11);
        return new Item(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getBoolean(7),
                row.getString(8),
                row.getString(9),
                row.getString(10),
                criticality == NOT_CRITICAL ? null : Integer.valueOf(criticality),
                row.getString(12),
                row.getString(13));
    }
}
