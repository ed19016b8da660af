package org.praxisitsm.rules.sheet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Replacements in a text by place; whatever none of them names stays as it is. */
final class Splice {

    private record Piece(int from, int to, String text, int order) {}

    private final String text;
    private final List<Piece> pieces = new ArrayList<>();

    Splice(String text) {
        this.text = text;
    }

    Splice replace(int from, int to, String by) {
        pieces.add(new Piece(from, to, by, pieces.size()));
        return this;
    }

    Splice insert(int at, String what) {
        return replace(at, at, what);
    }

    String done() {
        pieces.sort(Comparator.comparingInt(Piece::from).thenComparingInt(Piece::order));
        var result = new StringBuilder();
        var at = 0;
        for (var piece : pieces) {
            result.append(text, at, piece.from()).append(piece.text());
            at = piece.to();
        }
        return result.append(text, at, text.length()).toString();
    }
}
