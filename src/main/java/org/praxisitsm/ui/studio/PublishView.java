package org.praxisitsm.ui.studio;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.practice.Drafts.Draft;
import org.praxisitsm.practice.Drafts.Status;
import org.praxisitsm.practice.Finding.Severity;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.practice.PackCheck;
import org.praxisitsm.practice.PracticeDescriptor;
import org.praxisitsm.practice.PublishedPack;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ui.components.NotForYou;
import org.praxisitsm.ui.components.PxIcon;
import org.praxisitsm.ui.components.SafeLink;
import org.praxisitsm.ui.components.ServiceWords;
import org.praxisitsm.ui.components.Toast;
import org.praxisitsm.ui.shell.DeskShell;
import org.praxisitsm.ui.shell.Going;
import org.praxisitsm.ui.studio.WizardSteps.State;

/** The way of a draft to a version: checked, its examples run, reviewed, published; then the running tickets. */
@Route(value = "studio/:practice/publish", layout = DeskShell.class)
@PermitAll
@CssImport("./studio/studio.css")
@CssImport("./studio/compare.css")
@CssImport("./studio/publish.css")
class PublishView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final int MOST_SHOWN = 12;

    private final transient VersionDesk desk;
    private final TextArea comment = new TextArea();
    private String practice = "";
    private String name = "";
    private transient @Nullable Draft draft;
    private transient @Nullable PracticeDescriptor descriptor;
    private transient @Nullable Pack pack;
    private String working = "";

    PublishView(VersionDesk desk) {
        this.desk = desk;
        addClassName("px-publish");
        comment.setId("publish-comment");
        comment.setMaxLength(2_000);
        comment.setWidthFull();
    }

    static String address(String practice, long draft) {
        return "studio/" + practice + "/publish?draft=" + draft;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("publish.title", draft == null ? 0 : draft.baseVersion() + 1);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        practice = event.getRouteParameters().get("practice").orElse("");
        if (!StudioRights.mayEnter(desk.viewer())) {
            event.rerouteToError(NotForYou.class);
            return;
        }
        var id = event.getLocation()
                .getQueryParameters()
                .getSingleParameter("draft")
                .orElse("");
        var found = id.matches("\\d{1,18}")
                ? desk.drafts().find(practice, Long.parseLong(id), desk.viewer())
                : Optional.<Draft>empty();
        if (found.isEmpty()) {
            event.rerouteToError(NotFoundException.class);
            return;
        }
        if (found.get().status() == Status.PUBLISHED) {
            event.forwardTo("studio/" + practice + "?tab=versions");
            return;
        }
        draft = found.get();
        var files = desk.drafts().files(practice, draft.id(), desk.viewer());
        pack = files;
        descriptor = files.descriptor();
        name = files.in(getLocale()).name();
        show();
        if (draft.status() == Status.OPEN && draft.check() == null && errors() == 0) {
            check();
        }
    }

    private Draft draft() {
        return Objects.requireNonNull(draft);
    }

    private PracticeDescriptor descriptor() {
        return Objects.requireNonNull(descriptor);
    }

    private long errors() {
        return PackProblems.findings(draft(), null).stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .count();
    }

    private boolean isGreen() {
        var check = draft().check();
        return check != null && check.isGreen();
    }

    private boolean needsSecond() {
        return desk.needsSecond(draft(), descriptor());
    }

    private void show() {
        removeAll();
        var body = new Div(checks(), examples(), review(), publication());
        body.addClassName("px-publish-body");
        add(header(), steps(), body);
    }

    private Component header() {
        var title = new Div(
                SafeLink.to("studio", getTranslation("studio.title")),
                new PxIcon("chevron-right"),
                SafeLink.to("studio/" + practice, name),
                new PxIcon("chevron-right"),
                new H1(getTranslation("publish.title", draft().baseVersion() + 1)));
        title.addClassName("px-pack-title");
        var later = SafeLink.to("studio/" + practice, getTranslation("publish.later"));
        later.addClassName("px-quiet-link");
        var header = new Div(title, later);
        header.addClassName("px-pack-header");
        return header;
    }

    private WizardSteps steps() {
        var checked = errors() > 0 ? State.WRONG : State.DONE;
        var ran = draft().check() == null ? State.OPEN : isGreen() ? State.DONE : State.WRONG;
        var agreed = draft().approvedBy() != null || !needsSecond() ? State.DONE : State.OPEN;
        var results = draft().check() == null ? 0 : draft().check().results().size();
        var steps = new WizardSteps(getTranslation("publish.steps"));
        steps.step(getTranslation("publish.checks"), checked);
        steps.step(
                results == 0 ? getTranslation("publish.examples") : getTranslation("publish.examples.n", results),
                checked == State.DONE && ran == State.OPEN ? State.HERE : ran);
        steps.step(
                draft().approvedBy() == null
                        ? getTranslation(needsSecond() ? "publish.review" : "publish.review.none")
                        : getTranslation("publish.reviewed", desk.nameOf(draft().approvedBy())),
                ran == State.DONE && agreed == State.OPEN ? State.HERE : agreed);
        steps.step(
                getTranslation("studio.publish"), ran == State.DONE && agreed == State.DONE ? State.HERE : State.OPEN);
        steps.step(getTranslation("publish.running"), State.OPEN);
        return steps;
    }

    private Div card(String title, Component... content) {
        var card = new Div(new H2(title));
        card.addClassName("px-card");
        card.add(content);
        return card;
    }

    private Component checks() {
        var errors = PackProblems.findings(draft(), null).stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .toList();
        var card = card(getTranslation("publish.checks"));
        if (errors.isEmpty()) {
            card.add(told("check", getTranslation("publish.checks.good")));
        }
        errors.stream()
                .limit(MOST_SHOWN)
                .forEach(finding -> card.add(told(
                        "warning",
                        finding.file().substring(finding.file().lastIndexOf('/') + 1) + ": "
                                + FindingWords.of(
                                        finding, Objects.requireNonNull(pack), getLocale(), this::getTranslation))));
        if (!errors.isEmpty()) {
            card.add(SafeLink.to("studio/" + practice, getTranslation("publish.mend")));
        }
        return card;
    }

    private Component examples() {
        var card = card(getTranslation("publish.examples"));
        card.setId("publish-examples");
        var check = draft().check();
        if (!working.isEmpty()) {
            var progress = new ProgressBar();
            progress.setIndeterminate(true);
            var words = new Span(working);
            words.getElement().setAttribute("role", "status");
            card.add(words, progress);
            return card;
        }
        if (check != null) {
            var green = check.results().stream().filter(PackCheck.Result::green).count();
            if (check.results().isEmpty()) {
                card.add(
                        told("info", getTranslation("publish.examples.none")),
                        SafeLink.to("studio/" + practice + "?tab=scenarios", getTranslation("publish.examples.make")));
            } else {
                card.add(told(
                        green == check.results().size() ? "check" : "warning",
                        getTranslation("studio.examples", green, check.results().size())));
            }
            check.results().stream()
                    .filter(result -> !result.green())
                    .limit(MOST_SHOWN)
                    .forEach(result -> card.add(told(
                            "warning",
                            result.name() + ": "
                                    + FindingWords.actions(
                                            ServiceWords.here(result.message()), this::getTranslation))));
        }
        var run = new Button(getTranslation(check == null ? "publish.run" : "publish.again"), click -> check());
        run.setId("publish-run");
        run.addThemeVariants(ButtonVariant.LUMO_SMALL);
        run.setEnabled(draft().status() == Status.OPEN && errors() == 0 || check != null);
        card.add(run);
        return card;
    }

    private Component review() {
        var card = card(getTranslation("review.title"));
        if (draft().baseVersion() > 0) {
            card.add(SafeLink.to(
                    CompareView.address(practice, String.valueOf(draft().baseVersion()), "draft-" + draft().id()),
                    getTranslation("studio.compare", draft().baseVersion())));
        }
        if (!needsSecond()) {
            card.add(told("info", getTranslation("publish.review.none.why")));
        } else if (draft().approvedBy() == null) {
            card.add(told("clock", getTranslation("publish.review.waits")));
        } else {
            card.add(told("check", getTranslation("publish.reviewed", desk.nameOf(draft().approvedBy()))));
        }
        if (needsSecond() || !draft().author().equals(desk.viewer().account())) {
            card.add(new ReviewBox(desk, descriptor(), draft(), this::again));
        }
        return card;
    }

    private Component publication() {
        comment.setLabel(getTranslation("studio.comment"));
        var current = desk.current(practice).map(PublishedPack::version).orElse(0);
        var why = current > draft().baseVersion()
                ? getTranslation("studio.outdated.why", draft().baseVersion(), current)
                : new Blocked(this::getTranslation, draft(), needsSecond(), desk.viewer(), false).publishing();
        var mayDraw = StudioRights.mayDraw(desk.viewer(), descriptor());
        var publish = new Button(
                getTranslation("publish.do", draft().baseVersion() + 1), new PxIcon("check"), click -> publish());
        publish.setId("studio-confirm");
        publish.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        publish.setEnabled(mayDraw && why.isEmpty() && working.isEmpty() && draft().status() == Status.OPEN);
        var running = desk.running(practice, draft().baseVersion());
        var card = card(
                getTranslation("studio.publish"),
                told("info", getTranslation("publish.what", draft().baseVersion() + 1, running)),
                comment,
                publish);
        var reason = mayDraw ? why : getTranslation("publish.owner");
        if (!reason.isEmpty()) {
            var line = new Div(reason);
            line.addClassName("px-change-why");
            line.setId("publish-why");
            card.add(line);
        }
        return card;
    }

    private static Component told(String icon, String text) {
        var line = new Div(new PxIcon(icon), new Span(text));
        line.addClassNames("px-told", "px-told-" + icon);
        return line;
    }

    private void again() {
        draft = desk.drafts().find(practice, draft().id(), desk.viewer()).orElse(draft);
        if (draft().status() == Status.PUBLISHED) {
            // In another window, perhaps by another person: there is nothing left to do here.
            Toast.done(getTranslation("publish.meanwhile", draft().baseVersion() + 1));
            Going.to(UI.getCurrent(), "studio/" + practice + "?tab=versions");
            return;
        }
        show();
    }

    private void check() {
        var viewer = desk.viewer();
        var id = draft().id();
        later("studio.checking", () -> desk.drafts().check(practice, id, viewer), this::again);
    }

    private void publish() {
        var viewer = desk.viewer();
        var now = draft();
        var words = comment.getValue().strip();
        later("studio.publishing", () -> publish(now, words, viewer), () -> {
            var to = now.baseVersion() + 1;
            var ui = UI.getCurrent();
            if (now.baseVersion() > 0 && desk.running(practice, now.baseVersion()) > 0) {
                Going.to(ui, MoveView.address(practice, now.baseVersion(), to));
            } else {
                Going.to(ui, "studio/" + practice + "?tab=versions");
            }
        });
    }

    /** Whoever presses in two windows, or at the same moment as another, wants it published, and it is. */
    private void publish(Draft wanted, String words, Viewer viewer) {
        try {
            desk.drafts().publish(practice, wanted.id(), words, viewer);
        } catch (Refusal refused) {
            desk.drafts()
                    .find(practice, wanted.id(), viewer)
                    .filter(found -> found.status() == Status.PUBLISHED)
                    .orElseThrow(() -> refused);
        }
    }

    /** Takes seconds: beside the screen, which says so and can be left meanwhile. */
    private void later(String words, Runnable work, Runnable then) {
        working = getTranslation(words);
        show();
        desk.later(
                UI.getCurrent(),
                work,
                () -> {
                    working = "";
                    then.run();
                },
                () -> {
                    working = "";
                    again();
                });
    }
}
