package org.praxisitsm.practice.reading;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.PracticeDescriptor.Catalogue;

/** Reads how the tickets of a practice are ordered from the catalogue. */
final class CatalogueReader {

    private CatalogueReader() {}

    static @Nullable Catalogue read(YamlTree yaml, YamlTree practice) {
        if (yaml.isMissing()) {
            return null;
        }
        yaml.only(Set.of("offering", "audience")).map();
        return new Catalogue(
                ScheduleReader.field(yaml.child("offering"), ScheduleReader.keys(practice.child("fields"))),
                DescriptorReader.Texts.matching(
                        yaml.child("audience"), "[A-Za-z][A-Za-z0-9_-]*", "the id of a decision table of this pack"));
    }
}
