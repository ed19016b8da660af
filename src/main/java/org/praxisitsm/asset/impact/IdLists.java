package org.praxisitsm.asset.impact;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Long lists of ids cut into pieces for {@code in (...)}. A piece is filled up to a power of two by its last id, so that the
 * database meets a few statements and not a new one for each length. Pieces are short, because H2 compares each row it has read
 * with every id of the piece.
 */
final class IdLists {

    private static final int LONGEST = 64;

    private IdLists() {}

    static List<List<Long>> of(Collection<Long> ids) {
        var all = List.copyOf(ids);
        var pieces = new ArrayList<List<Long>>();
        for (var from = 0; from < all.size(); from += LONGEST) {
            var piece = new ArrayList<>(all.subList(from, Math.min(all.size(), from + LONGEST)));
            var last = piece.get(piece.size() - 1);
            while (Integer.bitCount(piece.size()) > 1) {
                piece.add(last);
            }
            pieces.add(piece);
        }
        return pieces;
    }
}
