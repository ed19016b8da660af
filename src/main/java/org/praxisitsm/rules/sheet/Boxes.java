package org.praxisitsm.rules.sheet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** Rectangles over the atoms of all columns, and what is left of them when others are cut out: exact, no sampling. */
final class Boxes {

    /** More pieces than that, and the table is said to be too large to be analysed. */
    static final int MOST = 20_000;
    /** Pieces looked at in all; a machine of today does that in about a second. */
    static final long MOST_LOOKS = 4_000_000;

    static final class TooMany extends RuntimeException {
        TooMany() {
            super("too many", null, false, false);
        }
    }

    private long looks;

    static boolean isEmpty(BitSet[] box) {
        return Arrays.stream(box).anyMatch(BitSet::isEmpty);
    }

    static boolean meet(BitSet[] a, BitSet[] b) {
        for (var i = 0; i < a.length; i++) {
            if (!a[i].intersects(b[i])) {
                return false;
            }
        }
        return true;
    }

    static BitSet[] intersection(BitSet[] a, BitSet[] b) {
        var both = new BitSet[a.length];
        for (var i = 0; i < a.length; i++) {
            both[i] = (BitSet) a[i].clone();
            both[i].and(b[i]);
        }
        return both;
    }

    /** @return disjoint boxes that together are everything of {@code boxes} outside of {@code cut} */
    List<BitSet[]> without(List<BitSet[]> boxes, BitSet[] cut) {
        var left = new ArrayList<BitSet[]>();
        for (var box : boxes) {
            if (++looks > MOST_LOOKS) {
                throw new TooMany();
            }
            if (!meet(box, cut)) {
                left.add(box);
            } else {
                cut(box, cut, left);
            }
            if (left.size() > MOST) {
                throw new TooMany();
            }
        }
        return left;
    }

    /** Column by column: what lies outside in this column leaves, the rest goes on to the next. */
    private static void cut(BitSet[] box, BitSet[] cut, List<BitSet[]> left) {
        var rest = box;
        for (var i = 0; i < box.length; i++) {
            var outside = (BitSet) rest[i].clone();
            outside.andNot(cut[i]);
            if (!outside.isEmpty()) {
                var piece = rest.clone();
                piece[i] = outside;
                left.add(piece);
            }
            var inside = (BitSet) rest[i].clone();
            inside.and(cut[i]);
            rest = rest.clone();
            rest[i] = inside;
        }
    }
}
