package org.praxisitsm.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.asset.CiClass;
import org.praxisitsm.asset.Classes;
import org.praxisitsm.asset.RelationKind;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.Refusal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The classes of assets, what each asks for, and the kinds of relations between them. */
@RestController
@RequestMapping("/api/v1/asset-classes")
@Tag(name = "Assets")
class AssetClassController {

    private final Classes classes;

    AssetClassController(Classes classes) {
        this.classes = classes;
    }

    @Schema(name = "AssetClass")
    record ClassBody(
            String key,
            @Nullable String parent,
            Map<String, String> names,
            String icon,
            @JsonProperty("abstract") boolean isAbstract,
            @Schema(description = "Seen by the staff of every unit") boolean shared,
            @Schema(
                            description =
                                    "Groups that alone read and change its items, with what it inherits; empty: no group alone")
                    CiClass.Rights rights,
            @Schema(description = "With those it inherits") List<CiClass.Attribute> attributes,
            List<CiClass.State> states,
            int version) {}

    @GetMapping
    @Operation(summary = "The classes of assets, parents before their children")
    Listing<ClassBody> list(Viewer viewer) {
        return Listing.complete(classes.all().stream().map(this::body).toList());
    }

    @GetMapping("/{key}")
    @Operation(summary = "A class of assets with all its attributes and states")
    ClassBody read(@PathVariable String key, Viewer viewer) {
        return classes.find(key)
                .map(this::body)
                .orElseThrow(() -> Refusal.notFound("There is no such class of assets."));
    }

    @GetMapping("/relations")
    @Operation(summary = "The kinds of relations between assets")
    Listing<RelationKind> relations(Viewer viewer) {
        return Listing.complete(classes.kinds());
    }

    private ClassBody body(CiClass one) {
        return new ClassBody(
                one.key(),
                one.parent(),
                one.names(),
                one.icon(),
                one.isAbstract(),
                classes.isShared(one.key()),
                classes.rightsOf(one.key()),
                classes.attributesOf(one.key()),
                classes.statesOf(one.key()),
                one.version());
    }
}
