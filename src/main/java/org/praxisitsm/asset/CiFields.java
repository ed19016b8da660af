package org.praxisitsm.asset;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Names of what every item has, whatever its class, and the columns that hold it. */
public final class CiFields {

    public static final String NAME = "name";
    public static final String STATE = "state";
    public static final String UNIT = "unit";
    public static final String OWNER = "owner";
    public static final String USER = "user";
    public static final String GROUP = "group";
    public static final String CRITICALITY = "criticality";
    public static final String ENVIRONMENT = "environment";
    /** Number of the place that it stands in; kept in step with the relation {@code located-in}. */
    public static final String LOCATION = "location";
    /** Key of the catalogue's service that the item is. */
    public static final String SERVICE = "service";

    public static final String SERIAL = "serial";
    public static final String UUID = "uuid";
    public static final String ASSET_TAG = "assetTag";

    /** Where something runs. */
    public static final List<String> ENVIRONMENTS = List.of("production", "staging", "test", "development", "recovery");

    static final Map<String, String> COLUMNS = columns();

    private CiFields() {}

    public static List<String> all() {
        return List.copyOf(COLUMNS.keySet());
    }

    private static Map<String, String> columns() {
        var columns = new LinkedHashMap<String, String>();
        columns.put(NAME, "name");
        columns.put(STATE, "state");
        columns.put(UNIT, "unit");
        columns.put(OWNER, "owner");
        columns.put(USER, "user_account");
        columns.put(GROUP, "support_group");
        columns.put(CRITICALITY, "criticality");
        columns.put(ENVIRONMENT, "environment");
        columns.put(LOCATION, "location_id");
        columns.put(SERVICE, "service_key");
        columns.put(SERIAL, "serial");
        columns.put(UUID, "uuid");
        columns.put(ASSET_TAG, "asset_tag");
        return columns;
    }
}
