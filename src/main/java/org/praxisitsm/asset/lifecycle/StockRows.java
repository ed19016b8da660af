package org.praxisitsm.asset.lifecycle;

import org.praxisitsm.asset.AssetRows;

/** How models are compared: the attribute that names them, and its value as it is stored for comparison. */
final class StockRows {

    static final String MODEL = "model";
    private static final int LONGEST_KEY = 128;

    private StockRows() {}

    static String key(String model) {
        var key = AssetRows.identifier(model);
        return key.length() > LONGEST_KEY ? key.substring(0, LONGEST_KEY) : key;
    }
}
