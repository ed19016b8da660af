package org.praxisitsm.asset.lifecycle;

import java.time.Clock;
import java.util.Optional;
import org.praxisitsm.asset.AssetAccess;
import org.praxisitsm.asset.AssetRows;
import org.praxisitsm.asset.AssetWriter;
import org.praxisitsm.asset.CiPatch;
import org.praxisitsm.asset.CiRecord;
import org.praxisitsm.asset.Origin;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Items as the parts of this package read and change them: locked first, with the rights of who asks. */
@Component
class LifeItems {

    private final AssetRows rows;
    private final AssetWriter writer;
    private final AssetAccess access;
    private final JdbcClient jdbc;
    private final Clock clock;

    LifeItems(AssetRows rows, AssetWriter writer, AssetAccess access, JdbcClient jdbc, Clock clock) {
        this.rows = rows;
        this.writer = writer;
        this.access = access;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @throws Refusal not found, also where the viewer may not know of it */
    CiRecord visible(String number, Viewer viewer) {
        return rows.find(number.strip().toUpperCase(java.util.Locale.ROOT))
                .map(this::standing)
                .filter(ci -> access.maySee(viewer, ci.facts()))
                .orElseThrow(() -> Refusal.notFound("There is no asset " + shortened(number) + " that you may see."));
    }

    /** An old label, or a ticket from before two items turned out to be one, means the one that was kept. */
    private CiRecord standing(CiRecord ci) {
        var standing = ci;
        while (standing.mergedInto() != null) {
            standing = rows.find(standing.mergedInto()).orElseThrow();
        }
        return standing;
    }

    Optional<CiRecord> find(long id) {
        return rows.find(id);
    }

    /** Reads it and keeps others from changing it until the end of the transaction. */
    CiRecord locked(long id) {
        jdbc.sql("select id from ci where id = :id for update")
                .param("id", id)
                .query(Long.class)
                .optional();
        return rows.find(id).orElseThrow(() -> Refusal.notFound("There is no asset " + id + "."));
    }

    /** @throws Refusal forbidden, where the viewer sees it and may not change it */
    CiRecord changeable(String number, Viewer viewer) {
        var ci = locked(visible(number, viewer).id());
        mustChange(ci, viewer);
        return ci;
    }

    void mustChange(CiRecord ci, Viewer viewer) {
        if (!access.mayChange(viewer, ci.facts())) {
            throw Refusal.forbidden("You may see " + ci.number() + ", but not change it.");
        }
    }

    boolean mayChange(CiRecord ci, Viewer viewer) {
        return access.mayChange(viewer, ci.facts());
    }

    boolean maySee(CiRecord ci, Viewer viewer) {
        return access.maySee(viewer, ci.facts());
    }

    void patch(CiRecord ci, CiPatch patch, String actor) {
        writer.patch(ci.id(), patch, origin(actor));
    }

    Origin origin(String actor) {
        return new Origin(actor, null, clock.instant());
    }

    static String shortened(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "..." : text;
    }
}
