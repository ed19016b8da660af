package org.praxisitsm.practice.gate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * Where elements and attributes stand in a text, so that some can be cut out and all others stay byte for byte. Only for texts
 * that {@link XmlSource} has read: well-formed, without a document type.
 */
final class XmlSpans {

    /** @param to exclusive */
    record Attribute(String name, int from, int to) {}

    /** An element from its first to behind its last character; {@code opened} is behind its opening tag. */
    static final class Element {
        final int from;
        final int opened;
        int to;
        final String name;
        final List<Attribute> attributes;

        private Element(int from, int opened, String name, List<Attribute> attributes) {
            this.from = from;
            this.opened = opened;
            this.to = opened;
            this.name = name;
            this.attributes = attributes;
        }
    }

    private final String text;
    private final List<Element> elements = new ArrayList<>();
    private final ArrayDeque<Element> open = new ArrayDeque<>();

    private XmlSpans(String text) {
        this.text = text;
    }

    /** @return the elements in file order, as {@link XmlNode#all} has them */
    static List<Element> of(String text) {
        var spans = new XmlSpans(text);
        int at = text.indexOf('<');
        while (at >= 0) {
            at = text.indexOf('<', spans.read(at));
        }
        return spans.elements;
    }

    /** @return the place behind what begins here */
    private int read(int at) {
        if (text.startsWith("<!--", at)) {
            return text.indexOf("-->", at + 4) + 3;
        }
        if (text.startsWith("<![CDATA[", at)) {
            return text.indexOf("]]>", at) + 3;
        }
        if (text.startsWith("<?", at)) {
            return text.indexOf("?>", at) + 2;
        }
        if (text.startsWith("</", at)) {
            int end = text.indexOf('>', at) + 1;
            open.pop().to = end;
            return end;
        }
        return opening(at);
    }

    private int opening(int from) {
        int at = word(from + 1);
        var name = text.substring(from + 1, at);
        var attributes = new ArrayList<Attribute>();
        for (at = blank(at); text.charAt(at) != '>' && text.charAt(at) != '/'; at = blank(at)) {
            int end = word(at);
            int quote = blank(blank(end) + 1);
            int behind = text.indexOf(text.charAt(quote), quote + 1) + 1;
            attributes.add(new Attribute(text.substring(at, end), at, behind));
            at = behind;
        }
        var closed = text.charAt(at) == '/';
        var element = new Element(from, text.indexOf('>', at) + 1, name, attributes);
        elements.add(element);
        if (!closed) {
            open.push(element);
        }
        return element.opened;
    }

    private int word(int at) {
        while (!Character.isWhitespace(text.charAt(at)) && "=/>".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    private int blank(int at) {
        while (Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }
}
