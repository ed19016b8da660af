package org.praxisitsm.ticket;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.praxisitsm.identity.Role;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.Act;
import org.praxisitsm.shared.Ids;
import org.praxisitsm.shared.Micros;
import org.praxisitsm.shared.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Views of lists that people keep for themselves or share, and how they want the columns. A view holds what is asked for, never
 * what was found: everybody sees in a shared view only what they may see anyway.
 */
@Service
@Transactional
public class SavedViews {

    /** Longest name, in characters. */
    public static final int MAX_NAME = 80;

    private static final int MAX_QUERY = 2000;
    private static final int MOST = 50;

    /**
     * @param list which list it is a view of, e.g. {@code tasks}
     * @param query what it narrows to, as it stands in the address
     * @param mine whether the viewer may change it
     */
    public record SavedView(
            long id, String list, String name, String owner, boolean shared, String query, boolean mine) {}

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    SavedViews(JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** @return the viewer's own views and those that are shared, by name; at most 100. */
    @Transactional(readOnly = true)
    public List<SavedView> of(String list, Viewer viewer) {
        return jdbc.sql("select id, list, name, owner, shared, query from saved_view"
                        + " where list = :list and (owner = :me or shared = true) order by name, id limit " + 2 * MOST)
                .param("list", list)
                .param("me", viewer.account())
                .query((row, i) -> read(row, viewer))
                .list();
    }

    /** @return the view, where it is the viewer's own or shared */
    @Transactional(readOnly = true)
    public Optional<SavedView> find(long id, Viewer viewer) {
        return jdbc.sql("select id, list, name, owner, shared, query from saved_view"
                        + " where id = :id and (owner = :me or shared = true)")
                .param("id", id)
                .param("me", viewer.account())
                .query((row, i) -> read(row, viewer))
                .optional();
    }

    /** @throws Refusal invalid where the name is empty or too long, or there are too many already */
    public SavedView keep(String list, String name, boolean shared, String query, Viewer by) {
        var own = jdbc.sql("select count(*) from saved_view where owner = :me and list = :list")
                .param("me", by.account())
                .param("list", list)
                .query(Integer.class)
                .single();
        if (own >= MOST) {
            throw Refusal.invalid("name", "You keep " + MOST + " views already; delete one first.");
        }
        var id = Ids.next();
        jdbc.sql("insert into saved_view (id, list, name, owner, shared, query, created_at)"
                        + " values (:id, :list, :name, :me, :shared, :query, :at)")
                .param("id", id)
                .param("list", list)
                .param("name", named(name))
                .param("me", by.account())
                .param("shared", shared)
                .param("query", checked(query))
                .param("at", Micros.of(clock.instant()))
                .update();
        if (shared) {
            events.publishEvent(Act.on(by.account(), "view.shared", "view", Long.toString(id), Map.of("name", name)));
        }
        return new SavedView(id, list, name.strip(), by.account(), shared, query, true);
    }

    /** @throws Refusal not found where the viewer may not know of it, forbidden where it is somebody else's */
    public void change(long id, String name, boolean shared, String query, Viewer by) {
        mine(id, by);
        jdbc.sql("update saved_view set name = :name, shared = :shared, query = :query where id = :id")
                .param("name", named(name))
                .param("shared", shared)
                .param("query", checked(query))
                .param("id", id)
                .update();
        if (shared) {
            events.publishEvent(Act.on(by.account(), "view.shared", "view", Long.toString(id), Map.of("name", name)));
        }
    }

    /** @throws Refusal not found where the viewer may not know of it, forbidden where it is somebody else's */
    public void remove(long id, Viewer by) {
        var view = mine(id, by);
        jdbc.sql("delete from saved_view where id = :id").param("id", id).update();
        if (view.shared()) {
            events.publishEvent(
                    Act.on(by.account(), "view.removed", "view", Long.toString(id), Map.of("name", view.name())));
        }
    }

    private SavedView mine(long id, Viewer by) {
        var view = find(id, by).orElseThrow(() -> Refusal.notFound("There is no such view."));
        if (!view.mine()) {
            throw Refusal.forbidden("The view " + view.name() + " belongs to somebody else.");
        }
        return view;
    }

    /** @return the columns that the person wants at this place, in their own notation; empty where they never chose */
    @Transactional(readOnly = true)
    public Optional<String> layout(String place, Viewer viewer) {
        return jdbc.sql("select content from list_layout where account = :me and place = :place")
                .param("me", viewer.account())
                .param("place", place)
                .query(String.class)
                .optional();
    }

    /** An empty content goes back to how the list comes. */
    public void keepLayout(String place, String content, Viewer viewer) {
        jdbc.sql("delete from list_layout where account = :me and place = :place")
                .param("me", viewer.account())
                .param("place", place)
                .update();
        if (!content.isEmpty()) {
            jdbc.sql("insert into list_layout (account, place, content) values (:me, :place, :content)")
                    .param("me", viewer.account())
                    .param("place", place)
                    .param("content", checked(content))
                    .update();
        }
    }

    private static String named(String name) {
        var given = name.strip();
        if (given.isEmpty() || given.length() > MAX_NAME) {
            throw Refusal.invalid("name", "A name of 1 to " + MAX_NAME + " characters.");
        }
        return given;
    }

    private static String checked(String query) {
        if (query.length() > MAX_QUERY) {
            throw Refusal.invalid("query", "At most " + MAX_QUERY + " characters.");
        }
        return query;
    }

    private static SavedView read(ResultSet row, Viewer viewer) throws SQLException {
        var owner = row.getString("owner");
        var shared = row.getBoolean("shared");
        return new SavedView(
                row.getLong("id"),
                row.getString("list"),
                row.getString("name"),
                owner,
                shared,
                row.getString("query"),
                owner.equals(viewer.account()) || shared && viewer.has(Role.ADMINISTRATOR));
    }
}
