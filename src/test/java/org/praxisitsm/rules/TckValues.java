package org.praxisitsm.rules;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Values of the DMN TCK's case files: typed scalars, lists and contexts. */
final class TckValues {

    private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";

    private TckValues() {}

    static @Nullable Object of(Element holder) {
        var lists = TableXml.children(holder, "list");
        if (!lists.isEmpty()) {
            return TableXml.children(lists.get(0), "item").stream()
                    .map(TckValues::of)
                    .toList();
        }
        var components = TableXml.children(holder, "component");
        if (!components.isEmpty()) {
            var context = new HashMap<String, Object>();
            components.forEach(component -> context.put(component.getAttribute("name"), of(component)));
            return context;
        }
        var values = TableXml.children(holder, "value");
        return values.isEmpty() ? null : scalar(values.get(0));
    }

    private static @Nullable Object scalar(Element value) {
        if (value.getAttributeNS(XSI, "nil").equals("true")) {
            return null;
        }
        var type = value.getAttributeNS(XSI, "type").replaceFirst("^.*:", "");
        var text = value.getTextContent();
        return switch (type) {
            case "decimal", "double", "integer", "int" -> new BigDecimal(text.strip());
            case "boolean" -> Boolean.valueOf(text.strip());
            case "date" -> java.time.LocalDate.parse(text.strip());
            default -> text;
        };
    }

    static boolean same(@Nullable Object expected, @Nullable Object actual) {
        if (expected instanceof Number a && actual instanceof Number b) {
            var difference = new BigDecimal(a.toString()).subtract(new BigDecimal(b.toString()));
            return difference.abs().compareTo(new BigDecimal("0.00000001")) < 0;
        }
        if (expected instanceof List<?> a && actual instanceof List<?> b) {
            return a.size() == b.size()
                    && java.util.stream.IntStream.range(0, a.size()).allMatch(i -> same(a.get(i), b.get(i)));
        }
        if (expected instanceof Map<?, ?> a && actual instanceof Map<?, ?> b) {
            return a.keySet().equals(b.keySet()) && a.keySet().stream().allMatch(key -> same(a.get(key), b.get(key)));
        }
        return expected == null || actual == null
                ? expected == actual
                : expected.toString().equals(actual.toString());
    }
}
