package org.praxisitsm.integration;

import java.util.LinkedHashSet;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.asset.AssetRows;
import org.praxisitsm.asset.Assets;
import org.praxisitsm.asset.CiFields;
import org.praxisitsm.asset.CiRecord;
import org.praxisitsm.identity.Viewer;
import org.springframework.stereotype.Component;

/** Finds the configuration item that an alert is about: by its number, or the one that bears the name of the host. */
@Component
class AlertedAssets {

    private final AssetRows rows;
    private final Assets assets;

    AlertedAssets(AssetRows rows, Assets assets) {
        this.rows = rows;
        this.assets = assets;
    }

    /** @param service that the item is, or serves, where it says so */
    record Found(String number, @Nullable String service) {}

    /** @return nothing where none bears the name, or several do, or the viewer may not know of it */
    @Nullable
    Found find(Alert alert, Viewer by) {
        if (alert.asset() != null) {
            return assets.find(alert.asset(), by).map(AlertedAssets::found).orElse(null);
        }
        if (alert.host() == null) {
            return null;
        }
        var names = new LinkedHashSet<String>();
        var host = alert.host().replaceFirst(":\\d{1,5}$", "");
        names.add(AssetRows.identifier(host));
        names.add(AssetRows.identifier(host.replaceFirst("\\..*$", "")));
        var bearers = rows.identified("HOSTNAME", names);
        return bearers.size() != 1
                ? null
                : rows.find(bearers.get(0))
                        .flatMap(item -> assets.find(item.number(), by))
                        .map(AlertedAssets::found)
                        .orElse(null);
    }

    private static Found found(CiRecord item) {
        return new Found(item.number(), Objects.toString(item.fields().get(CiFields.SERVICE), null));
    }
}
