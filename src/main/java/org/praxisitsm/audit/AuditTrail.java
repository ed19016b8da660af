package org.praxisitsm.audit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.Act.ProcessStep;
import org.praxisitsm.shared.DecisionMade;
import org.praxisitsm.shared.Page;
import org.springframework.stereotype.Service;

/** The trail: hears every {@link org.praxisitsm.shared.Act} and {@link DecisionMade}, keeps, chains, finds and proves them. */
@Service
public class AuditTrail {

    public record Entry(
            long sequence,
            Instant at,
            String actor,
            String act,
            String objectType,
            String objectId,
            @Nullable String ticket,
            boolean internal,
            Map<String, Object> before,
            Map<String, Object> after,
            @Nullable ProcessStep process) {}

    public record Filter(
            @Nullable String actor,
            @Nullable String ticket,
            @Nullable String act,
            @Nullable String objectType,
            @Nullable String objectId,
            @Nullable Instant from,
            @Nullable Instant to) {}

    /** @param brokenAt sequence of the first entry that does not fit the chain, or null */
    public record Verification(long entries, boolean verified, @Nullable Long brokenAt, @Nullable String problem) {}

    public record DecisionRecord(Instant at, DecisionMade decision) {}

    /** @return the trail, oldest first. The caller has checked that the viewer may see it. */
    public Page<Entry> ofTicket(String number, boolean withInternal, int limit, @Nullable String cursor) {
        throw new UnsupportedOperationException("audit");
    }

    /** @throws org.praxisitsm.shared.Refusal forbidden unless auditor or administrator */
    public Page<Entry> find(Filter filter, int limit, @Nullable String cursor, Viewer viewer) {
        throw new UnsupportedOperationException("audit");
    }

    public List<DecisionRecord> decisionsOf(String number) {
        throw new UnsupportedOperationException("audit");
    }

    /** Links what is not linked yet, then recomputes every digest and link. */
    public Verification verify(Viewer viewer) {
        throw new UnsupportedOperationException("audit");
    }
}
