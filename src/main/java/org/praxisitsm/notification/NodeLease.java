package org.praxisitsm.notification;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.praxisitsm.shared.Micros;
import org.praxisitsm.shared.NodeName;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What only one node may do at a time. A node that dies keeps its lease until the time runs out. */
@Component
class NodeLease {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final String node;

    @org.springframework.beans.factory.annotation.Autowired
    NodeLease(JdbcClient jdbc, Clock clock) {
        this(jdbc, clock, NodeName.own());
    }

    NodeLease(JdbcClient jdbc, Clock clock, String node) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.node = node;
    }

    /** @return whether this node has the lease now, taken or renewed for the given time. */
    boolean holds(String name, Duration time) {
        var now = clock.instant();
        var until = Objects.requireNonNull(Micros.of(now.plus(time)));
        return taken(name, Objects.requireNonNull(Micros.of(now)), until) || created(name, until);
    }

    private boolean taken(String name, long now, long until) {
        return jdbc.sql("update node_lease set owner = :node, until_at = :until"
                                + " where name = :name and (owner = :node or until_at < :now)")
                        .param("node", node)
                        .param("until", until)
                        .param("name", name)
                        .param("now", now)
                        .update()
                == 1;
    }

    private boolean created(String name, long until) {
        var known = jdbc.sql("select count(*) from node_lease where name = :name")
                .param("name", name)
                .query(Integer.class)
                .single();
        if (known > 0) {
            return false;
        }
        try {
            jdbc.sql("insert into node_lease (name, owner, until_at) values (:name, :node, :until)")
                    .param("name", name)
                    .param("node", node)
                    .param("until", until)
                    .update();
            return true;
        } catch (DuplicateKeyException anotherNodeWasFaster) {
            return false;
        }
    }
}
