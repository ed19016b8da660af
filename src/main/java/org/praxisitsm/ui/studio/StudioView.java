package org.praxisitsm.ui.studio;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import org.praxisitsm.identity.Role;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.practice.Drafts;
import org.praxisitsm.practice.PracticeDescriptor;
import org.praxisitsm.practice.Practices;
import org.praxisitsm.practice.PublishedPack;
import org.praxisitsm.ticket.TicketQueries;
import org.praxisitsm.ui.components.EmptyState;
import org.praxisitsm.ui.components.NotForYou;
import org.praxisitsm.ui.components.PxIcon;
import org.praxisitsm.ui.shell.DeskShell;

/** Every practice with its version, what runs on it, and drafts on their way. */
@Route(value = "studio", layout = DeskShell.class)
@PermitAll
@CssImport("./studio/studio.css")
@CssImport("./studio/publish.css")
class StudioView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final transient Practices practices;
    private final transient Drafts drafts;
    private final transient TicketQueries tickets;
    private final transient Viewers viewers;
    private final transient VersionDesk versions;

    StudioView(Practices practices, Drafts drafts, TicketQueries tickets, Viewers viewers, VersionDesk versions) {
        this.practices = practices;
        this.drafts = drafts;
        this.tickets = tickets;
        this.viewers = viewers;
        this.versions = versions;
        addClassName("px-studio");
    }

    @Override
    public String getPageTitle() {
        return getTranslation("studio.title");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var viewer = viewers.current();
        if (!StudioRights.mayEnter(viewer)) {
            event.rerouteToError(NotForYou.class);
            return;
        }
        removeAll();
        var packs = practices.all();
        var head = new Div(new H1(getTranslation("studio.title")));
        head.addClassName("px-studio-head");
        if (viewer.has(Role.PROCESS_OWNER) || viewer.has(Role.ADMINISTRATOR)) {
            var bring = new Button(
                    getTranslation("versions.import"), new PxIcon("file"), click -> new ImportPack(versions, "")
                            .open());
            bring.setId("studio-import");
            bring.addThemeVariants(ButtonVariant.LUMO_SMALL);
            var begin = new Button(
                    getTranslation("practice.new"), new PxIcon("plus"), click -> new NewPractice(versions).open());
            begin.setId("studio-new");
            begin.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_PRIMARY);
            var acts = new Div(bring, begin);
            acts.addClassName("px-row");
            head.add(acts);
        }
        add(head);
        if (packs.isEmpty() && drafts.ofNewPractices(viewer).isEmpty()) {
            add(new EmptyState("flow", getTranslation("studio.empty"), getTranslation("studio.empty.why")));
            return;
        }
        var cards = new Div();
        cards.addClassName("px-packs");
        packs.forEach(pack -> cards.add(card(pack, viewer)));
        drafts.ofNewPractices(viewer).forEach(draft -> cards.add(card(draft, viewer)));
        add(cards);
    }

    private RouterLink card(PublishedPack published, Viewer viewer) {
        var practice = published.pack().descriptor();
        var link = new RouterLink(PackView.class, new RouteParameters("practice", practice.key()));
        link.addClassName("px-pack");
        var words = published.pack().in(getLocale());
        var name = new Span(words.name());
        name.addClassName("px-pack-name");
        var text = new Span(words.description());
        text.addClassName("px-quiet");
        var line = new Div(fact("studio.version", published.version()), running(practice.key(), published.version()));
        line.addClassName("px-pack-facts");
        var open = StudioRights.mayApprove(viewer, practice)
                ? drafts.open(practice.key(), viewer)
                : List.<Drafts.Draft>of();
        if (!open.isEmpty()) {
            var badge = fact(open.size() == 1 ? "studio.draft.one" : "studio.draft.many", open.size());
            badge.getElement().getThemeList().add("badge");
            line.add(badge);
        }
        if (open.stream().anyMatch(draft -> waitsFor(viewer, draft, practice))) {
            var waits = new Span(new PxIcon("clock"), new Span(getTranslation("studio.review.waits")));
            waits.addClassNames("px-badge", "warn");
            line.add(waits);
        }
        link.add(name, text, line);
        return link;
    }

    /** Whether all that is missing is that somebody else agrees. */
    private boolean waitsFor(Viewer viewer, Drafts.Draft draft, PracticeDescriptor practice) {
        return !draft.author().equals(viewer.account())
                && draft.approvedBy() == null
                && new CheckTold(draft, this::getTranslation).isGreen()
                && versions.needsSecond(draft, practice);
    }

    /** A practice that has published nothing yet. */
    private RouterLink card(Drafts.Draft draft, Viewer viewer) {
        var pack = drafts.files(draft.practice(), draft.id(), viewer);
        var practice = pack.descriptor();
        var words = pack.in(getLocale());
        var link = new RouterLink(PackView.class, new RouteParameters("practice", practice.key()));
        link.addClassName("px-pack");
        var name = new Span(words.name());
        name.addClassName("px-pack-name");
        var text = new Span(words.description());
        text.addClassName("px-quiet");
        var badge = fact("studio.new", versions.nameOf(draft.author()));
        badge.getElement().getThemeList().add("badge");
        var line = new Div(badge);
        line.addClassName("px-pack-facts");
        link.add(name, text, line);
        return link;
    }

    private Span fact(String key, Object value) {
        return new Span(getTranslation(key, value));
    }

    private Span running(String practice, int current) {
        var byVersion = tickets.runningByVersion(practice);
        var all = byVersion.values().stream().mapToInt(Integer::intValue).sum();
        var older = all - byVersion.getOrDefault(current, 0);
        var text = getTranslation(all == 1 ? "studio.running.one" : "studio.running.many", all);
        var span = new Span(text);
        if (older > 0) {
            span.getElement().appendChild(new Element("small").setText(" " + getTranslation("studio.older", older)));
        }
        return span;
    }
}
