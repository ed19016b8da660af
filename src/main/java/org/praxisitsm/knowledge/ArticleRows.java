package org.praxisitsm.knowledge;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Role;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.knowledge.Article.Readers;
import org.praxisitsm.shared.Micros;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes the tables of published articles. */
@Repository
class ArticleRows {

    private static final Role[] STAFF = {Role.AGENT, Role.MANAGER, Role.PROCESS_OWNER, Role.AUDITOR, Role.ADMINISTRATOR
    };

    private static final String SELECT =
            "select a.number, a.practice, a.unit, a.readers, a.title, a.body, a.keywords, a.service_key, a.owner,"
                    + " a.version, a.published_at, a.review_at, t.state, a.taken_state, a.seen, a.helped, a.helped_not,"
                    + " a.solved from article a join ticket t on t.number = a.number where a.readable = true";

    private final JdbcClient jdbc;

    ArticleRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Visible(String sql, Map<String, Object> parameters) {}

    private static Visible visible(Viewer viewer) {
        if (viewer.isSystem()) {
            return new Visible("1 = 1", Map.of());
        }
        var units = viewer.unitsOf(STAFF);
        var parameters = new HashMap<String, Object>(Map.of("own", viewer.unit()));
        var sql = "a.readers = 'EVERYBODY' or a.readers = 'UNIT' and a.unit = :own";
        if (units.contains(Viewer.EVERY_UNIT)) {
            return new Visible("1 = 1", Map.of());
        }
        if (!units.isEmpty()) {
            sql += " or a.unit in (:units)";
            parameters.put("units", units);
        }
        return new Visible(sql, parameters);
    }

    Optional<Article> find(String number, Viewer viewer) {
        var visible = visible(viewer);
        return jdbc.sql(SELECT + " and a.number = :number and (" + visible.sql() + ")")
                .param("number", number)
                .params(visible.parameters())
                .query(ArticleRows::article)
                .optional();
    }

    /** @param words in lower case; none: every article. @return those in which any of the words stands, best known first */
    List<Article> withAny(List<String> words, int most, Viewer viewer) {
        return with(words, " or ", most, viewer);
    }

    /** @param words in lower case; none: every article. @return those in which each of the words stands, best known first */
    List<Article> withAll(List<String> words, int most, Viewer viewer) {
        return with(words, " and ", most, viewer);
    }

    private List<Article> with(List<String> words, String joined, int most, Viewer viewer) {
        var visible = visible(viewer);
        var parameters = new HashMap<>(visible.parameters());
        var fitting = IntStream.range(0, words.size())
                .mapToObj(i -> {
                    parameters.put("w" + i, "%" + words.get(i).replaceAll("([%_!])", "!$1") + "%");
                    return ("(lower(a.title) like :w%1$d escape '!' or lower(a.keywords) like :w%1$d escape '!'"
                                    + " or lower(a.body) like :w%1$d escape '!')")
                            .formatted(i);
                })
                .collect(Collectors.joining(joined));
        return jdbc.sql(SELECT + " and (" + visible.sql() + ")" + (words.isEmpty() ? "" : " and (" + fitting + ")")
                        + " order by a.helped desc, a.published_at desc, a.number limit " + most)
                .params(parameters)
                .query(ArticleRows::article)
                .list();
    }

    private static Article article(ResultSet row, int number) throws SQLException {
        return new Article(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                Readers.valueOf(row.getString(4)),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getInt(10),
                Micros.instant(row.getLong(11)),
                Micros.instant(row.getObject(12, Long.class)),
                !row.getString(13).equals(row.getString(14)),
                row.getInt(15),
                row.getInt(16),
                row.getInt(17),
                row.getInt(18));
    }

    /** What a publication takes over. */
    record Taken(
            String number,
            String practice,
            String unit,
            Readers readers,
            String title,
            String text,
            @Nullable String keywords,
            @Nullable String service,
            @Nullable String owner,
            @Nullable Instant reviewAt,
            String state) {}

    /** A text that differs is a new version; the same one, looked at again, only gets its new dates. */
    void publish(Taken it, Instant now) {
        var known = jdbc.sql("select title, body, readers from article where number = :number")
                .param("number", it.number())
                .query((row, i) -> List.of(row.getString(1), row.getString(2), row.getString(3)))
                .optional();
        var same = known.filter(List.of(it.title(), it.text(), it.readers().name())::equals)
                .isPresent();
        var sql = known.isEmpty()
                ? "insert into article (number, practice, unit, readers, title, body, keywords, service_key, owner, version,"
                        + " published_at, review_at, taken_state, readable, seen, helped, helped_not, solved) values (:number,"
                        + " :practice, :unit, :readers, :title, :body, :keywords, :service, :owner, 1, :now, :review, :state,"
                        + " true, 0, 0, 0, 0)"
                : "update article set practice = :practice, unit = :unit, readers = :readers, title = :title, body = :body,"
                        + " keywords = :keywords, service_key = :service, owner = :owner, review_at = :review,"
                        + " taken_state = :state, readable = true"
                        + (same ? "" : ", version = version + 1, published_at = :now")
                        + " where number = :number";
        var statement = jdbc.sql(sql)
                .param("number", it.number())
                .param("practice", it.practice())
                .param("unit", it.unit())
                .param("readers", it.readers().name())
                .param("title", it.title())
                .param("body", it.text())
                .param("keywords", it.keywords())
                .param("service", it.service())
                .param("owner", it.owner())
                .param("review", Micros.of(it.reviewAt()))
                .param("state", it.state());
        (same ? statement : statement.param("now", Micros.of(now))).update();
    }

    void retire(String number) {
        jdbc.sql("update article set readable = false where number = :number")
                .param("number", number)
                .update();
    }

    void seen(String number) {
        jdbc.sql("update article set seen = seen + 1 where number = :number")
                .param("number", number)
                .update();
    }

    void solved(String number) {
        jdbc.sql("update article set solved = solved + 1 where number = :number")
                .param("number", number)
                .update();
    }

    Optional<Boolean> judgement(String number, String account) {
        return jdbc.sql("select helped from article_judgement where number = :number and account = :account")
                .param("number", number)
                .param("account", account)
                .query(Boolean.class)
                .optional();
    }

    /** One word a person: the last one counts. The article's row is locked first, so that two words of one person take turns. */
    void judge(String number, String account, boolean helped, Instant now) {
        jdbc.sql("select number from article where number = :number for update")
                .param("number", number)
                .query(String.class)
                .optional();
        jdbc.sql("delete from article_judgement where number = :number and account = :account")
                .param("number", number)
                .param("account", account)
                .update();
        jdbc.sql(
                        "insert into article_judgement (number, account, helped, judged_at) values (:number, :account, :helped, :now)")
                .param("number", number)
                .param("account", account)
                .param("helped", helped)
                .param("now", Micros.of(now))
                .update();
        jdbc.sql("update article set helped = (select count(*) from article_judgement j where j.number = :number and"
                        + " j.helped = true), helped_not = (select count(*) from article_judgement j where j.number = :number"
                        + " and j.helped = false) where number = :number")
                .param("number", number)
                .update();
    }
}
