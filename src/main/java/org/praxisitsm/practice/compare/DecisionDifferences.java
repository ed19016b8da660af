package org.praxisitsm.practice.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.praxisitsm.practice.compare.Differences.Thing;
import org.praxisitsm.practice.gate.XmlNode;

/** Files of several decisions: decisions and inputs that came or went, what each requires, and what differs inside each. */
final class DecisionDifferences {

    private static final Set<String> DRAWN = Set.of("inputData", "knowledgeSource", "textAnnotation");

    private DecisionDifferences() {}

    /** @return whether there is more in the file than one table */
    static boolean isGraph(XmlNode root) {
        return root.children.stream()
                                .filter(child -> child.name.equals("decision"))
                                .count()
                        > 1
                || root.all().stream().anyMatch(node -> node.name.equals("literalExpression"));
    }

    static void between(XmlNode before, XmlNode after, Differences said) {
        said.changed(
                new Thing(null, "table", "Decisions", "Decisions"),
                "name",
                before.attribute("name", ""),
                after.attribute("name", ""));
        var old = decisions(before);
        var now = decisions(after);
        old.forEach((id, decision) -> {
            if (!now.containsKey(id)) {
                said.removed(thing(decision), words(decision));
            }
        });
        now.forEach((id, decision) -> {
            var was = old.get(id);
            if (was == null) {
                said.added(thing(decision), words(decision));
                requirements(Map.of(), needs(decision, after), decision, said);
            } else {
                inside(was, before, decision, after, said);
            }
        });
        drawn(before, after, said);
    }

    private static void inside(XmlNode was, XmlNode before, XmlNode is, XmlNode after, Differences said) {
        var thing = thing(is);
        said.changed(thing, "name", was.attribute("name", ""), is.attribute("name", ""));
        requirements(needs(was, before), needs(is, after), is, said);
        var oldTable = logic(was).equals("decisionTable");
        var newTable = logic(is).equals("decisionTable");
        if (oldTable != newTable) {
            said.changed(thing, "logic", words(was), words(is));
            return;
        }
        said.within(is.attribute("name", is.id()));
        if (newTable) {
            TableDifferences.ofTables(was, is, said);
        } else {
            said.changed(thing, "expression", expression(was), expression(is));
            said.changed(thing, "answer", answer(was), answer(is));
        }
        said.within("");
    }

    private static void requirements(
            Map<String, String> before, Map<String, String> after, XmlNode decision, Differences said) {
        before.forEach((id, name) -> {
            if (!after.containsKey(id)) {
                said.removed(requirement(decision, name), name);
            }
        });
        after.forEach((id, name) -> {
            if (!before.containsKey(id)) {
                said.added(requirement(decision, name), name);
            }
        });
    }

    private static Thing requirement(XmlNode decision, String name) {
        return new Thing(
                decision.id(),
                "requirement",
                name,
                "The line from ‘" + name + "’ to ‘" + decision.attribute("name", decision.id()) + "’");
    }

    private static void drawn(XmlNode before, XmlNode after, Differences said) {
        var old = drawn(before);
        var now = drawn(after);
        old.forEach((id, node) -> {
            if (!now.containsKey(id)) {
                said.removed(thing(node), null);
            } else {
                said.changed(thing(now.get(id)), "name", name(node), name(now.get(id)));
            }
        });
        now.forEach((id, node) -> {
            if (!old.containsKey(id)) {
                said.added(thing(node), null);
            }
        });
    }

    private static Map<String, XmlNode> drawn(XmlNode root) {
        var found = new LinkedHashMap<String, XmlNode>();
        root.children.stream()
                .filter(child -> DRAWN.contains(child.name))
                .forEach(child -> found.put(child.id(), child));
        return found;
    }

    private static Map<String, XmlNode> decisions(XmlNode root) {
        var found = new LinkedHashMap<String, XmlNode>();
        root.children.stream()
                .filter(child -> child.name.equals("decision"))
                .forEach(child -> found.put(child.id(), child));
        return found;
    }

    /** @return names of what is required, by id */
    private static Map<String, String> needs(XmlNode decision, XmlNode root) {
        var ids = new LinkedHashSet<String>();
        decision.children.stream()
                .filter(child -> child.name.endsWith("Requirement"))
                .flatMap(requirement -> requirement.children.stream())
                .filter(required -> required.name.startsWith("required"))
                .forEach(required -> ids.add(required.attribute("href", "").replaceFirst("^#", "")));
        var needs = new LinkedHashMap<String, String>();
        for (var id : ids) {
            needs.put(
                    id,
                    root.children.stream()
                            .filter(child -> id.equals(child.attribute("id")))
                            .map(DecisionDifferences::name)
                            .findFirst()
                            .orElse(id));
        }
        return needs;
    }

    private static Thing thing(XmlNode node) {
        return Thing.named(node.id(), node.name, name(node));
    }

    private static String name(XmlNode node) {
        return node.name.equals("textAnnotation")
                ? text(node)
                : node.attribute("name", Objects.requireNonNullElse(node.attribute("id"), ""));
    }

    private static String logic(XmlNode decision) {
        return decision.children.stream()
                .map(child -> child.name)
                .filter(name -> name.equals("decisionTable") || name.equals("literalExpression"))
                .findFirst()
                .orElse("");
    }

    private static String expression(XmlNode decision) {
        return decision.children.stream()
                .filter(child -> child.name.equals("literalExpression"))
                .map(DecisionDifferences::text)
                .findFirst()
                .orElse("");
    }

    private static String answer(XmlNode decision) {
        return decision.children.stream()
                .filter(child -> child.name.equals("variable"))
                .map(variable -> (variable.attribute("name", "") + " " + variable.attribute("typeRef", "")).strip())
                .findFirst()
                .orElse("");
    }

    private static String text(XmlNode node) {
        return node.children.stream()
                .filter(child -> child.name.equals("text"))
                .map(XmlNode::text)
                .findFirst()
                .orElse("");
    }

    private static String words(XmlNode decision) {
        return logic(decision).equals("literalExpression")
                ? answer(decision) + " = " + expression(decision)
                : "a table";
    }

    /** @return all that the file decides, line by line, as it is read */
    static List<String> lines(XmlNode root) {
        var lines = new ArrayList<String>();
        drawn(root)
                .values()
                .forEach(node ->
                        lines.add(Thing.named(null, node.name, name(node)).what()));
        decisions(root).values().forEach(decision -> {
            var needs = String.join(", ", needs(decision, root).values());
            lines.add(thing(decision).what() + (needs.isEmpty() ? "" : " ← " + needs));
            if (logic(decision).equals("literalExpression")) {
                lines.add("    " + words(decision).lines().collect(Collectors.joining(" ")));
            } else {
                TableDifferences.lines(decision).forEach(line -> lines.add("    " + line));
            }
        });
        return lines;
    }
}
