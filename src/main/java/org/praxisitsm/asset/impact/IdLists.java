package org.praxisitsm.asset.impact;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.stereotype.Component;

/**
 * Long lists of ids cut into pieces for {@code in (...)}. A piece is filled up to a power of two by its last id, so that the
 * database meets a few statements and not a new one for each length.
 */
@Component
class IdLists {

    /** H2 compares each row that it has read with the ids of the piece, one after the other. */
    private static final int LONGEST_IN_PROCESS = 32;

    /** To a server, each piece is a way and back. */
    private static final int LONGEST = 256;

    private final int longest;

    IdLists(DataSource source) throws MetaDataAccessException {
        longest = isH2(source) ? LONGEST_IN_PROCESS : LONGEST;
    }

    private static boolean isH2(DataSource source) throws MetaDataAccessException {
        return "H2"
                .equals(JdbcUtils.extractDatabaseMetaData(source, java.sql.DatabaseMetaData::getDatabaseProductName));
    }

    List<List<Long>> of(Collection<Long> ids) {
        var all = List.copyOf(ids);
        var pieces = new ArrayList<List<Long>>();
        for (var from = 0; from < all.size(); from += longest) {
            var piece = new ArrayList<>(all.subList(from, Math.min(all.size(), from + longest)));
            var last = piece.get(piece.size() - 1);
            while (Integer.bitCount(piece.size()) > 1) {
                piece.add(last);
            }
            pieces.add(piece);
        }
        return pieces;
    }
}
