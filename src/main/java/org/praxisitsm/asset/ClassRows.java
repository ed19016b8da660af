package org.praxisitsm.asset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.praxisitsm.shared.Micros;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The stored classes and kinds of relations; at start, shipped ones are put in where they are missing. */
@Component
class ClassRows implements InitializingBean {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final JdbcClient jdbc;
    private final Clock clock;

    ClassRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void afterPropertiesSet() {
        var shipped = ShippedClasses.read();
        var classes = classes().stream().map(CiClass::key).toList();
        shipped.classes().stream().filter(one -> !classes.contains(one.key())).forEach(this::insertIfNew);
        var kinds = kinds().stream().map(RelationKind::kind).toList();
        shipped.kinds().stream().filter(one -> !kinds.contains(one.kind())).forEach(this::insertIfNew);
    }

    private void insertIfNew(CiClass one) {
        try {
            insert(one);
        } catch (DuplicateKeyException anotherNodeWasFirst) {
            // Then it is there.
        }
    }

    private void insertIfNew(RelationKind kind) {
        try {
            insert(kind);
        } catch (DuplicateKeyException anotherNodeWasFirst) {
            // Then it is there.
        }
    }

    List<CiClass> classes() {
        return jdbc.sql("select class_key, parent, definition, version from ci_class")
                .query((row, i) -> CiClass.of(
                        row.getString(1),
                        row.getString(2),
                        value(row.getString(3), CiClass.Definition.class),
                        row.getInt(4)))
                .list();
    }

    List<RelationKind> kinds() {
        return jdbc.sql("select kind, definition from ci_relation_kind")
                .query(ClassRows::kind)
                .list();
    }

    void insert(CiClass one) {
        jdbc.sql(
                        """
                        insert into ci_class (class_key, parent, definition, version, updated_at)
                        values (:key, :parent, :definition, 1, :now)""")
                .param("key", one.key())
                .param("parent", one.parent())
                .param("definition", text(one.definition()))
                .param("now", Micros.of(clock.instant()))
                .update();
    }

    void insert(RelationKind kind) {
        jdbc.sql("insert into ci_relation_kind (kind, definition) values (:kind, :definition)")
                .param("kind", kind.kind())
                .param("definition", text(kind.definition()))
                .update();
    }

    /** @return what is stored now, kept from others until the end of the transaction */
    Optional<RelationKind> locked(String kind) {
        return jdbc.sql("select kind, definition from ci_relation_kind where kind = :kind for update")
                .param("kind", kind)
                .query(ClassRows::kind)
                .optional();
    }

    void update(RelationKind kind) {
        jdbc.sql("update ci_relation_kind set definition = :definition where kind = :kind")
                .param("kind", kind.kind())
                .param("definition", text(kind.definition()))
                .update();
    }

    void deleteKind(String kind) {
        jdbc.sql("delete from ci_relation_kind where kind = :kind")
                .param("kind", kind)
                .update();
    }

    private static RelationKind kind(ResultSet row, int i) throws SQLException {
        return RelationKind.of(row.getString(1), value(row.getString(2), RelationKind.Definition.class));
    }

    /** @return whether the version was still the one given */
    boolean update(CiClass one) {
        return jdbc.sql(
                                """
                                update ci_class set parent = :parent, definition = :definition, version = version + 1,
                                updated_at = :now where class_key = :key and version = :version""")
                        .param("key", one.key())
                        .param("parent", one.parent())
                        .param("definition", text(one.definition()))
                        .param("now", Micros.of(clock.instant()))
                        .param("version", one.version())
                        .update()
                == 1;
    }

    void delete(String key) {
        jdbc.sql("delete from ci_class where class_key = :key")
                .param("key", key)
                .update();
    }

    static String text(Object definition) {
        try {
            return JSON.writeValueAsString(definition);
        } catch (JsonProcessingException notJson) {
            throw new IllegalArgumentException(notJson);
        }
    }

    static <T> T value(String text, Class<T> type) {
        try {
            return JSON.readValue(text, type);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException(damaged);
        }
    }
}
