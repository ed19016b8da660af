package org.praxisitsm.asset.inventory;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.praxisitsm.asset.CiClass.Attribute;
import org.praxisitsm.asset.CiFields;

/** What the columns of other people's tables are called, in English and German, and what they most likely mean here. */
final class ColumnWords {

    /** Beside the key of a field: how people head its column, without what is neither letter nor digit. */
    private static final Map<String, List<String>> SPOKEN = Map.ofEntries(
            Map.entry(CiFields.NAME, List.of("bezeichnung", "gerätename", "devicename", "assetname")),
            Map.entry(
                    CiFields.SERIAL,
                    List.of(
                            "serialnumber",
                            "serialno",
                            "serialnr",
                            "seriennummer",
                            "seriennr",
                            "serienno",
                            "sn",
                            "snr",
                            "servicetag")),
            Map.entry(
                    CiFields.ASSET_TAG,
                    List.of(
                            "inventorynumber",
                            "inventoryno",
                            "inventarnummer",
                            "inventarnr",
                            "invnr",
                            "anlagennummer",
                            "anlagennr",
                            "tag")),
            Map.entry(CiFields.STATE, List.of("status", "zustand")),
            Map.entry(CiFields.OWNER, List.of("verantwortlich", "verantwortlicher", "eigentümer")),
            Map.entry(CiFields.USER, List.of("benutzer", "nutzer", "genutztvon", "usedby", "assignedto")),
            Map.entry(CiFields.GROUP, List.of("gruppe", "supportgroup", "betreuendegruppe")),
            Map.entry(CiFields.CRITICALITY, List.of("kritikalität")),
            Map.entry(CiFields.ENVIRONMENT, List.of("umgebung")),
            Map.entry(CiFields.LOCATION, List.of("standort", "ort", "site")),
            Map.entry(TableImports.CLASS, List.of("type", "typ", "klasse")),
            Map.entry("attributes.mac-address", List.of("mac")),
            Map.entry("attributes.ip-address", List.of("ip")),
            Map.entry("attributes.manufacturer", List.of("vendor", "make")),
            Map.entry("attributes.purchased-at", List.of("kaufdatum", "purchasedate", "purchased", "gekauft")),
            Map.entry("attributes.purchase-price", List.of("preis", "price")),
            Map.entry("attributes.warranty-until", List.of("garantie", "warranty", "garantieende", "warrantyend")));

    private ColumnWords() {}

    /**
     * @param targets what a column may mean for the class
     * @return for each column whose heading says it, what it most likely means; nothing is meant twice
     */
    static Map<String, String> suggest(List<String> columns, List<String> targets, List<Attribute> attributes) {
        var words = new HashMap<String, String>();
        targets.forEach(target -> words.put(plain(target.replaceFirst("^attributes\\.", "")), target));
        attributes.forEach(attribute -> attribute
                .names()
                .values()
                .forEach(name -> words.putIfAbsent(plain(name), "attributes." + attribute.key())));
        SPOKEN.forEach((target, spoken) -> {
            if (targets.contains(target)) {
                spoken.forEach(word -> words.putIfAbsent(word, target));
            }
        });
        var suggested = new LinkedHashMap<String, String>();
        for (var column : columns) {
            var target = words.get(plain(column));
            if (target != null && !suggested.containsValue(target)) {
                suggested.put(column, target);
            }
        }
        return suggested;
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
