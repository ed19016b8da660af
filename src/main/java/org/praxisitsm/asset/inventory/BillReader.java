package org.praxisitsm.asset.inventory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.shared.Refusal;

/**
 * Reads bills of materials: CycloneDX as JSON or XML, SPDX as JSON or tags and values. By our own reader: only names, versions
 * and licences are wanted, and its limits are those of everything else that comes from outside.
 *
 * @see "CycloneDX Specification 1.6 (ECMA-424)"
 * @see "SPDX Specification 2.3"
 */
public final class BillReader {

    private static final int LONGEST_VALUE = 2_000_000;
    private static final int MOST_COMPONENTS = 100_000;
    private static final int DEEPEST = 16;

    private final InventorySettings settings;

    public BillReader(InventorySettings settings) {
        this.settings = settings;
    }

    /** @throws Refusal malformed where it cannot be read, unsupported where it is no bill of materials that is known here */
    public BillOfMaterials read(byte[] bytes) {
        var packing = Packing.of(bytes, null);
        var text = SaneText.of(packing.unpacked(bytes, settings.maxImport().toBytes()))
                .text()
                .strip();
        if (text.isEmpty()) {
            throw Refusal.malformed("The bill of materials is empty");
        }
        return switch (text.charAt(0)) {
            case '{' -> json(MessageTree.json(text, LONGEST_VALUE));
            case '<' -> xml(MessageTree.xml(text, LONGEST_VALUE));
            default -> tags(text);
        };
    }

    private static BillOfMaterials json(Map<String, Object> tree) {
        if ("CycloneDX".equals(MessageTree.text(tree, "bomformat"))) {
            return cycloneDx(tree, "CycloneDX " + orEmpty(MessageTree.text(tree, "specversion")));
        }
        if (MessageTree.text(tree, "spdxversion") != null) {
            return spdx(tree);
        }
        throw Refusal.unsupported("This is neither CycloneDX (bomFormat) nor SPDX (spdxVersion)");
    }

    private static BillOfMaterials xml(Map<String, Object> tree) {
        if (!tree.containsKey("bom")) {
            throw Refusal.unsupported("This XML is no CycloneDX bill: its element is not bom");
        }
        return cycloneDx(MessageTree.map(tree.get("bom")), "CycloneDX XML");
    }

    private static BillOfMaterials cycloneDx(Map<String, Object> bom, String format) {
        var subject = MessageTree.map(MessageTree.map(bom.get("metadata")).get("component"));
        var components = new ArrayList<SoftwareItem>();
        components(bom.get("components"), components, 0);
        return new BillOfMaterials(
                format,
                orEmpty(MessageTree.text(bom, "serialnumber")),
                named(subject),
                orEmpty(MessageTree.text(subject, "version")),
                List.copyOf(components));
    }

    /** JSON has a list of components, XML an element around them. */
    private static void components(@Nullable Object holder, List<SoftwareItem> found, int depth) {
        if (depth > DEEPEST) {
            throw Refusal.malformed("Components lie deeper than " + DEEPEST + " in each other");
        }
        for (var element : MessageTree.maps(holder)) {
            if (element.containsKey("component") && !element.containsKey("name")) {
                components(element.get("component"), found, depth);
                continue;
            }
            found.add(component(element));
            if (found.size() > MOST_COMPONENTS) {
                throw Refusal.tooLarge("A bill has at most " + MOST_COMPONENTS + " components");
            }
            components(element.get("components"), found, depth + 1);
        }
    }

    private static SoftwareItem component(Map<String, Object> element) {
        return new SoftwareItem(
                named(element),
                orEmpty(MessageTree.text(element, "version")),
                publisher(element),
                "",
                orEmpty(MessageTree.text(element, "type")),
                orEmpty(MessageTree.text(element, "purl")),
                licences(element.get("licenses")));
    }

    private static String named(Map<String, Object> element) {
        var group = MessageTree.text(element, "group");
        var name = orEmpty(MessageTree.text(element, "name"));
        return group == null || name.isEmpty() ? name : group + "/" + name;
    }

    private static String publisher(Map<String, Object> element) {
        var said = MessageTree.text(element, "publisher", "author");
        return said != null ? said : orEmpty(MessageTree.text(MessageTree.map(element.get("supplier")), "name"));
    }

    private static String licences(@Nullable Object holder) {
        var found = new ArrayList<String>();
        for (var one : MessageTree.maps(holder)) {
            var expression = MessageTree.text(one, "expression");
            if (expression != null) {
                found.add(expression);
            }
            for (var licence : MessageTree.maps(one.get("license"))) {
                var name = MessageTree.text(licence, "id", "name");
                if (name != null) {
                    found.add(name);
                }
            }
        }
        return found.stream().distinct().sorted().collect(Collectors.joining(" OR "));
    }

    private static BillOfMaterials spdx(Map<String, Object> tree) {
        var subjects = MessageTree.list(tree.get("documentdescribes"));
        var subject = "";
        var version = "";
        var components = new ArrayList<SoftwareItem>();
        for (var element : MessageTree.maps(tree.get("packages"))) {
            if (subjects.contains(MessageTree.text(element, "spdxid")) && subject.isEmpty()) {
                subject = orEmpty(MessageTree.text(element, "name"));
                version = orEmpty(MessageTree.text(element, "versioninfo"));
                continue;
            }
            var purl = MessageTree.maps(element.get("externalrefs")).stream()
                    .filter(reference -> "purl".equals(MessageTree.text(reference, "referencetype")))
                    .map(reference -> orEmpty(MessageTree.text(reference, "referencelocator")))
                    .findFirst()
                    .orElse("");
            components.add(new SoftwareItem(
                    orEmpty(MessageTree.text(element, "name")),
                    orEmpty(MessageTree.text(element, "versioninfo")),
                    said(MessageTree.text(element, "supplier", "originator")),
                    "",
                    "library",
                    purl,
                    said(MessageTree.text(element, "licenseconcluded", "licensedeclared"))));
        }
        return new BillOfMaterials(
                orEmpty(MessageTree.text(tree, "spdxversion")),
                orEmpty(MessageTree.text(tree, "documentnamespace")),
                subject.isEmpty() ? orEmpty(MessageTree.text(tree, "name")) : subject,
                version,
                List.copyOf(components));
    }

    private static BillOfMaterials tags(String text) {
        var head = new LinkedHashMap<String, String>();
        var components = new ArrayList<SoftwareItem>();
        var current = new LinkedHashMap<String, String>();
        for (var line : text.split("\\R")) {
            int colon = line.indexOf(": ");
            if (colon <= 0 || line.startsWith("#")) {
                continue;
            }
            var tag = line.substring(0, colon);
            var value = line.substring(colon + 2).strip();
            if (tag.equals("PackageName")) {
                tagged(current, components);
                current.clear();
            }
            if (tag.equals("ExternalRef") && value.matches("PACKAGE[-_]MANAGER purl .*")) {
                current.put("purl", value.substring(value.lastIndexOf(' ') + 1));
            } else {
                (current.isEmpty() && !tag.startsWith("Package") ? head : current).putIfAbsent(tag, value);
            }
        }
        tagged(current, components);
        if (!head.containsKey("SPDXVersion")) {
            throw Refusal.unsupported(
                    "This is no bill of materials that is known here: send CycloneDX as JSON or XML, or SPDX as JSON or tags");
        }
        return new BillOfMaterials(
                head.get("SPDXVersion"),
                head.getOrDefault("DocumentNamespace", ""),
                head.getOrDefault("DocumentName", ""),
                "",
                List.copyOf(components));
    }

    private static void tagged(Map<String, String> tags, List<SoftwareItem> components) {
        if (tags.containsKey("PackageName")) {
            components.add(new SoftwareItem(
                    tags.get("PackageName"),
                    tags.getOrDefault("PackageVersion", ""),
                    said(tags.getOrDefault("PackageSupplier", tags.get("PackageOriginator"))),
                    "",
                    "library",
                    tags.getOrDefault("purl", ""),
                    said(tags.getOrDefault("PackageLicenseConcluded", tags.get("PackageLicenseDeclared")))));
        }
    }

    private static String said(@Nullable String text) {
        return text == null || text.equals("NOASSERTION") || text.equals("NONE")
                ? ""
                : text.replaceFirst("^(Organization|Person|Tool): ", "");
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
