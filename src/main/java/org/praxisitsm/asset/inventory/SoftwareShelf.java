package org.praxisitsm.asset.inventory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.praxisitsm.shared.Ids;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Each software in each version once; whoever reports it gets its id. Asked before the transaction that uses the ids. */
@Component
class SoftwareShelf {

    private static final int REMEMBERED = 50_000;
    private static final int AT_ONCE = 500;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final TransactionTemplate alone;
    private final Map<String, Long> known = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > REMEMBERED;
        }
    };

    SoftwareShelf(JdbcClient jdbc, JdbcTemplate batches, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.alone = new TransactionTemplate(transactions);
        this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** @return ids by hash */
    Map<String, Long> ids(Collection<SoftwareItem> items) {
        // In the order of hashes, so that two who put in the same do not wait for each other in a circle.
        var wanted = new TreeMap<String, SoftwareItem>();
        items.forEach(item -> wanted.put(item.hash(), item));
        var ids = new LinkedHashMap<String, Long>();
        synchronized (known) {
            wanted.keySet().forEach(hash -> {
                var id = known.get(hash);
                if (id != null) {
                    ids.put(hash, id);
                }
            });
        }
        wanted.keySet().removeAll(ids.keySet());
        if (!wanted.isEmpty()) {
            find(wanted.keySet(), ids);
            wanted.keySet().removeAll(ids.keySet());
        }
        if (!wanted.isEmpty()) {
            add(wanted, ids);
        }
        synchronized (known) {
            known.putAll(ids);
        }
        return ids;
    }

    private void find(Collection<String> hashes, Map<String, Long> ids) {
        var all = List.copyOf(hashes);
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            jdbc.sql("select hash, id from software where hash in (:hashes)")
                    .param("hashes", all.subList(from, Math.min(all.size(), from + AT_ONCE)))
                    .query((row, i) -> ids.put(row.getString(1), row.getLong(2)))
                    .list();
        }
    }

    private void add(Map<String, SoftwareItem> items, Map<String, Long> ids) {
        try {
            alone.executeWithoutResult(status -> insert(items, ids));
        } catch (DuplicateKeyException anotherWasFirst) {
            items.keySet().forEach(ids::remove);
            find(items.keySet(), ids);
            var rest = new TreeMap<>(items);
            rest.keySet().removeAll(ids.keySet());
            for (var one : rest.entrySet()) {
                try {
                    alone.executeWithoutResult(status -> insert(Map.of(one.getKey(), one.getValue()), ids));
                } catch (DuplicateKeyException again) {
                    ids.remove(one.getKey());
                    find(List.of(one.getKey()), ids);
                }
            }
        }
    }

    private void insert(Map<String, SoftwareItem> items, Map<String, Long> ids) {
        var rows = new ArrayList<Object[]>();
        items.forEach((hash, item) -> {
            long id = Ids.next();
            ids.put(hash, id);
            rows.add(new Object[] {
                id,
                hash,
                item.name(),
                item.nameKey(),
                item.version(),
                item.publisher(),
                item.architecture(),
                item.kind(),
                item.purl(),
                item.licence()
            });
        });
        batches.batchUpdate(
                "insert into software (id, hash, name, name_key, version, publisher, architecture, kind, purl, licence)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                rows);
    }
}
