package org.praxisitsm.ui.studio;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.util.List;
import java.util.Locale;
import org.praxisitsm.practice.PracticeDescriptor;
import org.praxisitsm.practice.PublishedPack;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ui.components.EmptyState;
import org.praxisitsm.ui.components.Failures;
import org.praxisitsm.ui.components.Marks;
import org.praxisitsm.ui.components.PxIcon;
import org.praxisitsm.ui.components.SafeLink;
import org.praxisitsm.ui.shell.Going;
import org.praxisitsm.workflow.Migrations.Migration;
import org.praxisitsm.workflow.Migrations.Result;

/** Every published version: who published and approved it, why, what still runs on it, and what can be done with it. */
@CssImport("./studio/publish.css")
class VersionList extends Composite<Div> {

    private final transient VersionDesk desk;
    private final transient PackEditing editing;
    private final transient PracticeDescriptor practice;

    VersionList(VersionDesk desk, PackEditing editing) {
        this.desk = desk;
        this.editing = editing;
        this.practice = editing.published().pack().descriptor();
        getContent().addClassName("px-versions");
        var head = new Div(new H2(getTranslation("studio.tab.versions")));
        head.addClassName("px-card-head");
        if (StudioRights.mayDraw(desk.viewer(), practice)) {
            head.add(button("versions.import", "plus", () -> new ImportPack(desk, practice.key()).open()));
        }
        var card = new Div(head);
        card.addClassName("px-card");
        var published = desk.versions(practice.key());
        if (published.isEmpty()) {
            card.add(new EmptyState(
                    "history", getTranslation("studio.versions.none"), getTranslation("studio.versions.none.why")));
            getContent().add(card);
            return;
        }
        card.getElement().appendChild(versions(published));
        getContent().add(card);
        moves();
        var failed = new FailedSteps(desk, practice.key());
        if (failed.isGood()) {
            getContent().add(failed);
        } else {
            // What waits for somebody comes before what is only looked up.
            getContent().addComponentAsFirst(failed);
        }
    }

    private Element versions(List<PublishedPack> versions) {
        var table = table(
                "versions-table",
                "studio.versions.version",
                "studio.versions.published",
                "studio.versions.by",
                "studio.versions.approved",
                "studio.versions.comment",
                "studio.versions.running",
                "");
        var body = new Element("tbody");
        var current = versions.isEmpty() ? 0 : versions.get(0).version();
        versions.forEach(version -> body.appendChild(row(version, current)));
        return table.appendChild(body);
    }

    private Element table(String id, String... titles) {
        var head = new Element("tr");
        for (var title : titles) {
            head.appendChild(
                    title.isEmpty()
                            ? new Element("td")
                            : new Element("th").setAttribute("scope", "col").setText(getTranslation(title)));
        }
        return new Element("table")
                .setAttribute("class", "px-version-table")
                .setAttribute("id", id)
                .appendChild(new Element("thead").appendChild(head));
    }

    private Element row(PublishedPack version, int current) {
        var name = new Element("th").setAttribute("scope", "row").setText(String.valueOf(version.version()));
        if (version.version() == current) {
            var badge = new Span(getTranslation("compare.badge.current"));
            badge.addClassNames("px-badge", "ok");
            name.appendChild(new Element("span").setText(" "), badge.getElement());
        }
        var running = desk.running(practice.key(), version.version());
        return new Element("tr")
                .setAttribute("data-version", String.valueOf(version.version()))
                .appendChild(
                        name,
                        cell(new Marks.Time(version.publishedAt())),
                        text(desk.nameOf(version.publishedBy())),
                        text(version.approvedBy() == null ? "–" : desk.nameOf(version.approvedBy())),
                        text(version.comment() == null ? "" : version.comment()),
                        text(String.valueOf(running)),
                        cell(actions(version.version(), current, running)));
    }

    private static Element cell(Component content) {
        return new Element("td").appendChild(content.getElement());
    }

    private static Element text(String text) {
        return new Element("td").setText(text);
    }

    private Component actions(int version, int current, int running) {
        var key = practice.key();
        var actions = new Div();
        actions.addClassName("px-version-actions");
        if (version != current) {
            actions.add(link(
                    getTranslation("studio.compare", current),
                    CompareView.address(key, String.valueOf(version), String.valueOf(current))));
            if (running > 0 && StudioRights.mayApprove(desk.viewer(), practice)) {
                actions.add(link(getTranslation("versions.move", running), MoveView.address(key, version, current)));
            }
            if (StudioRights.mayDraw(desk.viewer(), practice)) {
                actions.add(button("versions.restore", "history", () -> restore(version)));
            }
        } else if (version > 1) {
            actions.add(link(
                    getTranslation("studio.compare", version - 1),
                    CompareView.address(key, String.valueOf(version - 1), String.valueOf(version))));
        }
        actions.add(export(version));
        return actions;
    }

    private static Component link(String text, String address) {
        var link = SafeLink.to(address, text);
        link.addClassName("px-btn");
        return link;
    }

    private Button button(String key, String icon, Runnable action) {
        var button = new Button(getTranslation(key), new PxIcon(icon), click -> action.run());
        button.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        button.addClassName(key.replace('.', '-'));
        return button;
    }

    private Component export(int version) {
        var key = practice.key();
        var handler = (DownloadHandler) event -> {
            event.setFileName(key + "-" + version + ".zip");
            event.setContentType("application/zip");
            event.getOutputStream().write(desk.zip(key, version));
        };
        var link = new Anchor(handler, AttachmentType.DOWNLOAD, "");
        link.add(new PxIcon("download"), new Span(getTranslation("versions.export")));
        link.addClassNames("px-btn", "versions-export");
        return link;
    }

    /** What is on the table is saved first; then the older files are a draft that goes the way of all drafts. */
    private void restore(int version) {
        var viewer = desk.viewer();
        editing.save(() -> Failures.attempt(() -> {
            var draft = desk.drafts().restore(practice.key(), version, viewer);
            Going.to(UI.getCurrent(), PublishView.address(practice.key(), draft.id()));
        }));
    }

    private void moves() {
        List<Migration> moves;
        try {
            moves = desk.migrations().list(practice.key(), desk.viewer());
        } catch (Refusal notForThem) {
            return;
        }
        if (moves.isEmpty()) {
            return;
        }
        var head = new Div(new H2(getTranslation("versions.moves")));
        head.addClassName("px-card-head");
        var table = table(
                "moves-table",
                "versions.moves.way",
                "versions.moves.when",
                "studio.versions.by",
                "versions.moves.how",
                "");
        var body = new Element("tbody");
        moves.stream()
                .limit(20)
                .forEach(move -> body.appendChild(new Element("tr")
                        .appendChild(
                                new Element("th").setAttribute("scope", "row").setText(move.from() + " → " + move.to()),
                                cell(new Marks.Time(move.startedAt())),
                                text(desk.nameOf(move.startedBy())),
                                text(getTranslation(
                                        "versions.moves.status."
                                                + move.status().name().toLowerCase(Locale.ROOT),
                                        move.counts().get(Result.MOVED),
                                        move.counts().get(Result.STAYS)
                                                + move.counts().get(Result.FAILED),
                                        move.counts().get(Result.WAITING))),
                                cell(link(getTranslation("versions.moves.open"), MoveView.address(move))))));
        var card = new Div(head);
        card.addClassName("px-card");
        card.getElement().appendChild(table.appendChild(body));
        getContent().add(card);
    }
}
