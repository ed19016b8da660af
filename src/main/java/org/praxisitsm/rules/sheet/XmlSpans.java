package org.praxisitsm.rules.sheet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the elements of an XML text stand in it, so that one can be changed and all others stay as they were written. */
final class XmlSpans {

    /** Begin, included, and end, excluded, of a piece of the text. */
    record Span(int from, int to) {}

    static final class Node {

        final String prefix;
        final String name;
        final @Nullable Node parent;
        final int from;
        final Map<String, Span> attributes = new LinkedHashMap<>();
        final List<Node> children = new ArrayList<>();
        /** End of the start tag. */
        int open;
        /** Begin of the end tag; that of an empty element is {@link #open}. */
        int close;

        int to;
        boolean empty;

        Node(String qualified, @Nullable Node parent, int from) {
            var colon = qualified.indexOf(':');
            this.prefix = colon < 0 ? "" : qualified.substring(0, colon + 1);
            this.name = qualified.substring(colon + 1);
            this.parent = parent;
            this.from = from;
        }

        List<Node> children(String wanted) {
            return children.stream().filter(child -> child.name.equals(wanted)).toList();
        }

        Optional<Node> child(String wanted) {
            return children(wanted).stream().findFirst();
        }
    }

    private static final int DEEPEST = 60;

    private final String text;
    private int at;

    private XmlSpans(String text) {
        this.text = text;
    }

    /** @throws IllegalArgumentException where it is no such XML, has a document type, or is nested too deeply */
    static Node root(String text) {
        return new XmlSpans(text).read();
    }

    private Node read() {
        Node root = null;
        Node here = null;
        var depth = 0;
        while ((at = text.indexOf('<', at)) >= 0) {
            if (text.startsWith("<!--", at)) {
                skip("-->");
            } else if (text.startsWith("<![CDATA[", at)) {
                skip("]]>");
            } else if (text.startsWith("<?", at)) {
                skip("?>");
            } else if (text.startsWith("<!", at)) {
                throw new IllegalArgumentException("a document type is not allowed");
            } else if (text.startsWith("</", at)) {
                here = end(here);
                depth--;
            } else {
                if (root != null && here == null || depth >= DEEPEST) {
                    throw new IllegalArgumentException("the XML is not well-formed");
                }
                var node = start(here);
                root = root == null ? node : root;
                if (!node.empty) {
                    here = node;
                    depth++;
                }
            }
        }
        if (root == null || here != null) {
            throw new IllegalArgumentException("the XML is not well-formed");
        }
        return root;
    }

    private void skip(String until) {
        var end = text.indexOf(until, at);
        if (end < 0) {
            throw new IllegalArgumentException("the XML ends too early");
        }
        at = end + until.length();
    }

    private @Nullable Node end(@Nullable Node here) {
        var begin = at;
        skip(">");
        var name = text.substring(begin + 2, at - 1).strip();
        if (here == null || !name.equals(here.prefix + here.name)) {
            throw new IllegalArgumentException("the XML is not well-formed at </" + name + ">");
        }
        here.close = begin;
        here.to = at;
        return here.parent;
    }

    private Node start(@Nullable Node parent) {
        var begin = at++;
        var node = new Node(name(), parent, begin);
        while (true) {
            blanks();
            var c = current();
            if (c == '>' || text.startsWith("/>", at)) {
                node.empty = c == '/';
                at += node.empty ? 2 : 1;
                node.open = at;
                node.close = at;
                node.to = at;
                break;
            }
            attribute(node);
        }
        if (parent != null) {
            parent.children.add(node);
        }
        return node;
    }

    private void attribute(Node node) {
        var name = name();
        blanks();
        if (name.isEmpty() || current() != '=') {
            throw new IllegalArgumentException("the XML is not well-formed");
        }
        at++;
        blanks();
        var quote = current();
        var end = quote == '"' || quote == '\'' ? text.indexOf(quote, at + 1) : -1;
        if (end < 0) {
            throw new IllegalArgumentException("the XML is not well-formed");
        }
        node.attributes.put(name, new Span(at + 1, end));
        at = end + 1;
    }

    private String name() {
        var begin = at;
        while (at < text.length() && " \t\r\n=/><\"'".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(begin, at);
    }

    private void blanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private char current() {
        if (at >= text.length()) {
            throw new IllegalArgumentException("the XML ends too early");
        }
        return text.charAt(at);
    }

    /** @return characters between tags without mark-up, as they are meant */
    static String content(String text, Node node) {
        var raw = text.substring(node.open, node.close);
        var content = new StringBuilder();
        var from = 0;
        while (from < raw.length()) {
            var mark = raw.indexOf('<', from);
            var end = mark < 0 ? raw.length() : mark;
            content.append(meant(raw.substring(from, end)));
            if (raw.startsWith("<![CDATA[", end)) {
                var close = raw.indexOf("]]>", end);
                content.append(raw, end + "<![CDATA[".length(), close);
                from = close + "]]>".length();
            } else if (raw.startsWith("<!--", end)) {
                from = raw.indexOf("-->", end) + "-->".length();
            } else {
                from = end + 1;
            }
        }
        return content.toString();
    }

    /** The five entities of XML and characters by number. */
    static String meant(String raw) {
        if (raw.indexOf('&') < 0) {
            return raw;
        }
        var meant = new StringBuilder();
        var from = 0;
        int mark;
        while ((mark = raw.indexOf('&', from)) >= 0) {
            var end = raw.indexOf(';', mark);
            if (end < 0) {
                break;
            }
            meant.append(raw, from, mark).append(entity(raw.substring(mark + 1, end)));
            from = end + 1;
        }
        return meant.append(raw.substring(from)).toString();
    }

    private static String entity(String name) {
        return switch (name) {
            case "lt" -> "<";
            case "gt" -> ">";
            case "amp" -> "&";
            case "quot" -> "\"";
            case "apos" -> "'";
            default -> numbered(name);
        };
    }

    private static String numbered(String name) {
        try {
            if (name.startsWith("#x")) {
                return Character.toString(Integer.parseInt(name.substring(2), 16));
            }
            if (name.startsWith("#")) {
                return Character.toString(Integer.parseInt(name.substring(1)));
            }
        } catch (IllegalArgumentException unknown) {
            // Refused below, as any other name.
        }
        throw new IllegalArgumentException("there is no entity &" + name + ";");
    }

    static String escaped(String meant) {
        return meant.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    static String escapedAttribute(String meant) {
        return escaped(meant).replace("\"", "&quot;").replace("\n", "&#10;");
    }
}
