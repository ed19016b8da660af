package org.praxisitsm.shared;

import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PessimisticLockException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;

/** What fails only because somebody else does something at the same moment. */
public final class Clashes {

    /** Class 40 of the standard's states: the database rolled the transaction back. */
    private static final String ROLLED_BACK = "40";

    private Clashes() {}

    /** @return whether the same may well succeed a moment later */
    public static boolean passesByItself(@Nullable Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConcurrencyFailureException
                    || cause instanceof PessimisticLockException
                    || cause instanceof LockTimeoutException
                    || cause instanceof OptimisticLockException
                    || cause instanceof SQLException sql && isRollback(sql)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isRollback(SQLException failure) {
        var state = failure.getSQLState();
        return state != null && state.startsWith(ROLLED_BACK);
    }
}
