package org.praxisitsm.audit;

import java.util.List;
import org.praxisitsm.shared.NodeName;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The end of the trail, for those who follow what other nodes do. */
@Service
public class TrailTail {

    /** An act on a ticket by another node. */
    public record Step(long sequence, String ticket) {}

    private final JdbcClient jdbc;

    TrailTail(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return the highest sequence that is visible now, 0 where there is none. */
    public long last() {
        return jdbc.sql("select coalesce(max(sequence), 0) from audit_entry")
                .query(Long.class)
                .single();
    }

    /**
     * Acts on tickets that other nodes committed, by sequence. Transactions commit out of order: whoever follows asks again
     * for a stretch already seen.
     *
     * @param sequence not included
     */
    public List<Step> ofOtherNodes(long sequence, int limit) {
        return jdbc.sql("select sequence, ticket from audit_entry where sequence > :after and node <> :own"
                        + " and ticket is not null order by sequence limit :limit")
                .param("after", sequence)
                .param("own", NodeName.own())
                .param("limit", limit)
                .query(Step.class)
                .list();
    }
}
