package org.praxisitsm.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.catalog.Offering.Category;
import org.praxisitsm.catalog.Offering.Kind;
import org.praxisitsm.catalog.Offering.Lifecycle;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes the tables of offerings. */
@Repository
class OfferingRows {

    private static final String COLUMNS =
            "offering_key, kind, lifecycle, category, name, name_de, summary, summary_de, keywords, icon, practice, form,"
                    + " service, owner, audience, price, currency, cost_centre, delivery_days, version";

    private final JdbcClient jdbc;

    OfferingRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Category category) {
        jdbc.sql(
                        "insert into offering_category (category_key, name, name_de, place) values (:key, :name, :german, :place)")
                .param("key", category.key())
                .param("name", category.names().get("en"))
                .param("german", category.names().get("de"))
                .param("place", category.place())
                .update();
    }

    List<Category> categories() {
        return jdbc.sql(
                        "select category_key, name, name_de, place, version from offering_category order by place, category_key")
                .query((row, i) -> new Category(
                        row.getString(1), words(row.getString(2), row.getString(3)), row.getInt(4), row.getInt(5)))
                .list();
    }

    /** @return false where it is not there in the version that the change is based on */
    boolean update(Category category) {
        return jdbc.sql(
                                "update offering_category set name = :name, name_de = :german, place = :place, version = version + 1"
                                        + " where category_key = :key and version = :version")
                        .param("key", category.key())
                        .param("name", category.names().get("en"))
                        .param("german", category.names().get("de"))
                        .param("place", category.place())
                        .param("version", category.version())
                        .update()
                == 1;
    }

    boolean isEmpty() {
        return jdbc.sql("select offering_key from offering limit 1")
                .query(String.class)
                .optional()
                .isEmpty();
    }

    /** @return all, whatever their state, by name */
    List<Offering> all() {
        var parts = new HashMap<String, List<String>>();
        jdbc.sql("select offering_key, part from offering_part order by offering_key, place")
                .query((RowCallbackHandler) row -> parts.computeIfAbsent(row.getString(1), bundle -> new ArrayList<>())
                        .add(row.getString(2)));
        return jdbc.sql("select " + COLUMNS + " from offering order by name, offering_key")
                .query((row, i) -> offering(row, parts.getOrDefault(row.getString(1), List.of())))
                .list();
    }

    Optional<Offering> find(String key) {
        var parts = jdbc.sql("select part from offering_part where offering_key = :key order by place")
                .param("key", key)
                .query(String.class)
                .list();
        return jdbc.sql("select " + COLUMNS + " from offering where offering_key = :key")
                .param("key", key)
                .query((row, i) -> offering(row, parts))
                .optional();
    }

    void insert(Offering it) {
        values(
                        jdbc.sql("insert into offering (" + COLUMNS
                                + ") values (:key, :kind, :lifecycle, :category, :name,"
                                + " :german, :summary, :summaryGerman, :keywords, :icon, :practice, :form, :service, :owner,"
                                + " :audience, :price, :currency, :costCentre, :days, 0)"),
                        it)
                .update();
        insertParts(it);
    }

    /** @return false where it is not there in the version that the change is based on */
    boolean update(Offering it) {
        var changed = values(
                        jdbc.sql(
                                "update offering set kind = :kind, lifecycle = :lifecycle, category = :category, name = :name,"
                                        + " name_de = :german, summary = :summary, summary_de = :summaryGerman, keywords = :keywords,"
                                        + " icon = :icon, practice = :practice, form = :form, service = :service, owner = :owner,"
                                        + " audience = :audience, price = :price, currency = :currency, cost_centre = :costCentre,"
                                        + " delivery_days = :days, version = version + 1"
                                        + " where offering_key = :key and version = :version"),
                        it)
                .param("version", it.version())
                .update();
        if (changed == 1) {
            jdbc.sql("delete from offering_part where offering_key = :key")
                    .param("key", it.key())
                    .update();
            insertParts(it);
        }
        return changed == 1;
    }

    private void insertParts(Offering it) {
        for (int place = 0; place < it.parts().size(); place++) {
            jdbc.sql("insert into offering_part (offering_key, place, part) values (:key, :place, :part)")
                    .param("key", it.key())
                    .param("place", place)
                    .param("part", it.parts().get(place))
                    .update();
        }
    }

    private static JdbcClient.StatementSpec values(JdbcClient.StatementSpec sql, Offering it) {
        return sql.param("key", it.key())
                .param("kind", it.kind().name())
                .param("lifecycle", it.lifecycle().name())
                .param("category", it.category())
                .param("name", it.names().get("en"))
                .param("german", it.names().get("de"))
                .param("summary", it.summaries().get("en"))
                .param("summaryGerman", it.summaries().get("de"))
                .param("keywords", it.keywords())
                .param("icon", it.icon())
                .param("practice", it.practice())
                .param("form", it.form())
                .param("service", it.service())
                .param("owner", it.owner())
                .param("audience", it.audience())
                .param("price", it.price())
                .param("currency", it.currency())
                .param("costCentre", it.costCentre())
                .param("days", it.deliveryDays());
    }

    private static Offering offering(ResultSet row, List<String> parts) throws SQLException {
        return new Offering(
                row.getString("offering_key"),
                Kind.valueOf(row.getString("kind")),
                Lifecycle.valueOf(row.getString("lifecycle")),
                row.getString("category"),
                words(row.getString("name"), row.getString("name_de")),
                words(row.getString("summary"), row.getString("summary_de")),
                row.getString("keywords"),
                row.getString("icon"),
                row.getString("practice"),
                row.getString("form"),
                row.getString("service"),
                row.getString("owner"),
                row.getString("audience"),
                row.getBigDecimal("price"),
                row.getString("currency"),
                row.getString("cost_centre"),
                row.getObject("delivery_days", Integer.class),
                List.copyOf(parts),
                row.getInt("version"));
    }

    private static Map<String, String> words(@Nullable String english, @Nullable String german) {
        var words = new LinkedHashMap<String, String>();
        if (english != null) {
            words.put("en", english);
        }
        if (german != null) {
            words.put("de", german);
        }
        return Map.copyOf(words);
    }
}
