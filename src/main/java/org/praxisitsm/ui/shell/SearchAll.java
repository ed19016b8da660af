package org.praxisitsm.ui.shell;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.asset.Assets;
import org.praxisitsm.asset.CiFilter;
import org.praxisitsm.identity.People;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.knowledge.Articles;
import org.praxisitsm.ticket.TicketFilter;
import org.praxisitsm.ticket.TicketQueries;
import org.praxisitsm.ui.asset.AssetNames;
import org.praxisitsm.ui.components.Marks;
import org.springframework.stereotype.Component;

/** One search over tickets, articles, assets and people, under the viewer's rights. */
@Component
class SearchAll {

    /**
     * @param path of the screen that shows it
     * @param confidential whether few may know of it
     */
    record Hit(String icon, String title, String text, String path, boolean confidential) {

        Hit(String icon, String title, String text, String path) {
            this(icon, title, text, path, false);
        }

        Marks.@Nullable Confidential mark() {
            return confidential ? new Marks.Confidential() : null;
        }
    }

    private final TicketQueries tickets;
    private final People people;
    private final Assets assets;
    private final AssetNames names;
    private final Articles articles;

    SearchAll(TicketQueries tickets, People people, Assets assets, AssetNames names, Articles articles) {
        this.tickets = tickets;
        this.people = people;
        this.assets = assets;
        this.names = names;
        this.articles = articles;
    }

    List<Hit> tickets(String text, Viewer viewer, int limit) {
        var any = TicketFilter.any();
        var filter = new TicketFilter(
                any.practice(),
                any.states(),
                any.categories(),
                false,
                any.groups(),
                null,
                false,
                null,
                null,
                any.priorities(),
                null,
                null,
                null,
                text,
                any.fields(),
                null);
        return tickets.tickets(filter, "-updatedAt", limit, null, viewer).items().stream()
                .map(row -> new Hit(
                        "ticket", row.number(), row.subject(), "desk/tickets/" + row.number(), row.confidential()))
                .toList();
    }

    List<Hit> assets(String text, Viewer viewer, int limit) {
        return assets.list(CiFilter.all().withText(text).withEnded(null), null, limit, null, viewer).items().stream()
                .map(row -> new Hit(
                        names.icon(row.ciClass()),
                        row.name(),
                        row.number() + " · " + names.ciClass(row.ciClass()),
                        "desk/assets/" + row.number()))
                .toList();
    }

    List<Hit> articles(String text, Viewer viewer, int limit) {
        return articles.find(text, limit, viewer).stream()
                .map(it -> new Hit("book", it.title(), it.number(), "knowledge/" + it.number()))
                .toList();
    }

    /** Unlike tickets, people lead to the list of what they asked for. */
    List<Hit> people(String text, int limit) {
        return people.search(text, limit, null).items().stream()
                .map(person -> new Hit(
                        "person",
                        person.name(),
                        person.title() == null ? person.unit() : person.title(),
                        "desk/tickets?requester=" + person.account()))
                .toList();
    }

    List<Hit> all(String text, Viewer viewer) {
        if (text.isBlank() || text.strip().length() < 2) {
            return List.of();
        }
        var hits = new ArrayList<>(tickets(text.strip(), viewer, 7));
        hits.addAll(articles(text.strip(), viewer, 4));
        hits.addAll(assets(text.strip(), viewer, 5));
        hits.addAll(people(text.strip(), 4));
        return hits;
    }
}
