package org.praxisitsm.audit;

import java.sql.Connection;
import java.sql.SQLException;
import org.h2.api.Trigger;

/** H2's form of the triggers of {@link AppendOnlyTables}; public, because the database makes it by its name. */
public final class AppendOnlyTrigger implements Trigger {

    static final String REASON = "The audit trail is append-only";

    @Override
    public void fire(Connection connection, Object[] before, Object[] after) throws SQLException {
        throw new SQLException(REASON, "45000");
    }
}
