package org.praxisitsm.asset;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.asset.RelationKind.Cardinality;
import org.praxisitsm.asset.RelationKind.Impact;
import org.springframework.core.io.ClassPathResource;

/** The classes and kinds of relations that come with the product, from {@code asset/classes.yaml}. */
final class ShippedClasses {

    private record File(List<Entry> classes, List<Kind> relations) {}

    private record Entry(
            String key,
            @Nullable String parent,
            Map<String, String> names,
            String icon,
            @JsonProperty("abstract") boolean isAbstract,
            boolean shared,
            @Nullable List<CiClass.Attribute> attributes,
            @Nullable List<CiClass.State> states) {

        CiClass ciClass() {
            return CiClass.of(
                    key, parent, new CiClass.Definition(names, icon, isAbstract, shared, null, attributes, states), 1);
        }
    }

    private record Kind(
            String kind,
            Map<String, String> names,
            Map<String, String> inverse,
            Impact impact,
            @Nullable Cardinality targets,
            boolean acyclic,
            @Nullable List<String> fromClasses,
            @Nullable List<String> toClasses) {

        RelationKind relationKind() {
            return RelationKind.of(
                    kind,
                    new RelationKind.Definition(names, inverse, impact, targets, acyclic, fromClasses, toClasses));
        }
    }

    private final File file;

    private ShippedClasses(File file) {
        this.file = file;
    }

    static ShippedClasses read() {
        try (var in = new ClassPathResource("asset/classes.yaml").getInputStream()) {
            return new ShippedClasses(
                    JsonMapper.builder(new YAMLFactory()).build().readValue(in, File.class));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** @return parents before their children */
    List<CiClass> classes() {
        return file.classes().stream().map(Entry::ciClass).toList();
    }

    List<RelationKind> kinds() {
        return file.relations().stream().map(Kind::relationKind).toList();
    }
}
