package org.praxisitsm.rules.sheet;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.praxisitsm.rules.sheet.XmlSpans.Node;

/** An XML text that is changed in place: what nobody touches stays byte for byte. */
abstract class XmlEdit {

    private static final Pattern COUNTED = Pattern.compile("(.*?)(\\d+)");

    final String text;
    final Node root;

    XmlEdit(String text, Node root) {
        this.text = text;
        this.root = root;
    }

    public final String text() {
        return text;
    }

    static List<Node> within(Node node) {
        var all = new ArrayList<Node>(List.of(node));
        for (var i = 0; i < all.size(); i++) {
            all.addAll(all.get(i).children);
        }
        return all;
    }

    final Set<String> ids() {
        return within(root).stream()
                .map(node -> attribute(node, "id"))
                .filter(id -> !id.isEmpty())
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** Counts on where the id ends with a number, else begins to. */
    static String free(String like, Set<String> taken) {
        if (!taken.contains(like)) {
            return like;
        }
        var counted = COUNTED.matcher(like);
        var stem = counted.matches() ? counted.group(1) : like + "_";
        var width = counted.matches() ? counted.group(2).length() : 1;
        var number = 1L;
        for (var id : taken) {
            var other = COUNTED.matcher(id);
            if (other.matches() && other.group(1).equals(stem) && other.group(2).length() < 10) {
                number = Math.max(number, Long.parseLong(other.group(2)) + 1);
            }
        }
        return stem + ("%0" + width + "d").formatted(number);
    }

    final void cut(Splice splice, Node node) {
        splice.replace(node.from - blanksBefore(node).length(), node.to, "");
    }

    /** Writes what stands in the {@code text} of an element; the element may have none yet. */
    final void put(Splice splice, Node cell, String feel) {
        var written = XmlSpans.escaped(feel);
        var holder = cell.child("text");
        var p = cell.prefix;
        if (holder.isEmpty()) {
            var made = "<" + p + "text>" + written + "</" + p + "text>";
            if (cell.empty) {
                splice.replace(cell.open - 2, cell.open, ">" + made + "</" + cell.prefix + cell.name + ">");
            } else {
                splice.insert(cell.open, made);
            }
        } else if (holder.get().empty) {
            var node = holder.get();
            splice.replace(node.from, node.to, "<" + p + "text>" + written + "</" + p + "text>");
        } else {
            splice.replace(holder.get().open, holder.get().close, written);
        }
    }

    final void attribute(Splice splice, Node node, String name, String value) {
        var span = node.attributes.get(name);
        if (span != null && value.isEmpty()) {
            var from = text.lastIndexOf(name, span.from());
            while (Character.isWhitespace(text.charAt(from - 1))) {
                from--;
            }
            splice.replace(from, span.to() + 1, "");
        } else if (span != null) {
            splice.replace(span.from(), span.to(), XmlSpans.escapedAttribute(value));
        } else if (!value.isEmpty()) {
            var end = node.open - (node.empty ? 2 : 1);
            while (Character.isWhitespace(text.charAt(end - 1))) {
                end--;
            }
            splice.insert(end, " " + name + "=\"" + XmlSpans.escapedAttribute(value) + "\"");
        }
    }

    final String attribute(Node node, String name) {
        var span = node.attributes.get(name);
        return span == null ? "" : XmlSpans.meant(text.substring(span.from(), span.to()));
    }

    /** @return what stands in the {@code text} of an element */
    final String cell(Node node) {
        return node.child("text")
                .map(holder -> XmlSpans.content(text, holder).strip())
                .orElse("");
    }

    final String blanksBefore(Node node) {
        var from = node.from;
        while (from > 0 && Character.isWhitespace(text.charAt(from - 1))) {
            from--;
        }
        return text.substring(from, node.from);
    }
}
