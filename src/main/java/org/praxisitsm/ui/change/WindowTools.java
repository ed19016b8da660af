package org.praxisitsm.ui.change;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.praxisitsm.asset.CiClass;
import org.praxisitsm.asset.CiFields;
import org.praxisitsm.asset.Classes;
import org.praxisitsm.catalog.Services;
import org.praxisitsm.change.ChangeWindows;
import org.praxisitsm.change.Changes;
import org.praxisitsm.change.Scope;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.ui.asset.AssetNames;
import org.praxisitsm.ui.components.FormSources;
import org.praxisitsm.ui.components.Names;
import org.springframework.stereotype.Component;

/** What windows are shown and edited from. */
@Component
record WindowTools(
        ChangeWindows windows,
        Changes changes,
        Services services,
        Classes classes,
        AssetNames assetNames,
        FormSources forms,
        Names names) {

    /** @return keys that a scope of the kind may have; none where they are typed or searched for */
    List<String> keys(Scope.Kind kind, Viewer viewer) {
        return switch (kind) {
            case SERVICE -> services.all().stream().map(Services.Service::key).toList();
            case CLASS -> classes.all().stream().map(CiClass::key).toList();
            case ENVIRONMENT -> CiFields.ENVIRONMENTS;
            case UNIT -> List.of(viewer.unit());
            case EVERYTHING, CI -> List.of();
        };
    }

    /** @return a word for what the scope is for, without its kind */
    String name(Scope.Kind kind, String key, Locale locale, Viewer viewer) {
        return switch (kind) {
            case SERVICE -> names.service(key);
            case CLASS -> classes.find(key).map(found -> found.name(locale)).orElse(key);
            case ENVIRONMENT -> assetNames.environment(key);
            case CI -> item(key, viewer);
            case UNIT, EVERYTHING -> key;
        };
    }

    /** Whoever may not know of the item sees that there is one. */
    private String item(String id, Viewer viewer) {
        return id.matches("\\d{1,18}")
                ? changes.itemNames(List.of(Long.valueOf(id)), viewer).getOrDefault(Long.valueOf(id), "–")
                : "–";
    }

    Optional<String> idOf(String number, Viewer viewer) {
        return changes.itemOf(number, viewer).map(String::valueOf);
    }
}
