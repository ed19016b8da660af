package org.praxisitsm.ui.studio;

import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.PermitAll;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.practice.Drafts.Draft;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ui.components.DiagramPath;
import org.praxisitsm.ui.components.DrawnInWords;
import org.praxisitsm.ui.components.Failures;
import org.praxisitsm.ui.components.NotForYou;
import org.praxisitsm.ui.components.PxIcon;
import org.praxisitsm.ui.components.Toast;
import org.praxisitsm.ui.components.Zones;
import org.praxisitsm.ui.shell.DeskShell;
import org.praxisitsm.ui.shell.HasKeys;
import org.praxisitsm.ui.shell.KeyBinding;
import org.praxisitsm.workflow.TicketTrials;
import org.praxisitsm.workflow.Trial;

/** "Try it": a sample ticket walks through a draft or a version, on its diagram, with the forms that an agent sees. */
@Route(value = "studio/:practice/try", layout = DeskShell.class)
@PermitAll
@CssImport("./studio/trial.css")
class TrialView extends Div implements BeforeEnterObserver, HasDynamicTitle, HasKeys, TrialBar.Moves {

    /** So much of the stage the bubble lies over. */
    private static final int BUBBLE = 400;

    private final transient TrialDesk desk;
    private final Div stage = new Div();
    private final Select<String> process = new Select<>();
    private final Button keeping;
    private transient @Nullable Draft draft;
    private transient @Nullable Pack pack;
    private transient @Nullable Viewer viewer;
    private transient @Nullable Trial trial;
    private @Nullable TrialBar bar;
    private @Nullable TrialBubble bubble;
    private @Nullable TrialSide side;
    private @Nullable DiagramPath picture;
    private int version;
    private boolean real;

    TrialView(TrialDesk desk) {
        this.desk = desk;
        addClassName("px-try-view");
        keeping = new Button(getTranslation("studio.try.keep"), new PxIcon("star"), click -> keep());
        keeping.setId("trial-keep");
        keeping.addThemeVariants(ButtonVariant.LUMO_SMALL);
        keeping.setEnabled(false);
    }

    @Override
    public String getPageTitle() {
        return pack == null
                ? getTranslation("studio.try")
                : getTranslation("studio.try.of", pack.in(getLocale()).name());
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var practice = event.getRouteParameters().get("practice").orElse("");
        var asking = desk.packs().viewer();
        viewer = asking;
        if (!StudioRights.mayEnter(asking)) {
            event.rerouteToError(NotForYou.class);
            return;
        }
        var asked = event.getLocation().getQueryParameters();
        try {
            find(practice, asked, asking);
        } catch (Refusal | NumberFormatException gone) {
            pack = null;
        }
        if (pack == null) {
            event.rerouteToError(NotFoundException.class);
            return;
        }
        draw();
        begin(asked.getSingleParameter("scenario"));
    }

    /** The version that the address names, else the draft, else the one that the Studio opens. */
    private void find(String practice, QueryParameters asked, Viewer asking) {
        var wanted = asked.getSingleParameter("version");
        if (wanted.isPresent()) {
            version = Integer.parseInt(wanted.get());
            pack = desk.packs().version(practice, version).orElse(null);
            return;
        }
        draft = asked.getSingleParameter("draft")
                .flatMap(id -> desk.packs().drafts().find(practice, Long.parseLong(id), asking))
                .or(() -> desk.packs().openDraft(practice))
                .orElse(null);
        if (draft != null) {
            pack = desk.packs().drafts().files(practice, draft.id(), asking);
            return;
        }
        var current = desk.packs().current(practice);
        version = current.map(published -> published.version()).orElse(0);
        pack = current.map(published -> published.pack()).orElse(null);
    }

    private Pack pack() {
        return java.util.Objects.requireNonNull(pack);
    }

    private Viewer viewer() {
        return java.util.Objects.requireNonNull(viewer);
    }

    private ZoneId zone() {
        return Zones.of(desk.people(), viewer());
    }

    private void draw() {
        removeAll();
        stage.removeAll();
        bar = new TrialBar(this);
        bar.offer(scenarios());
        bubble = new TrialBubble(desk.forms(), zone(), this::answer);
        bubble.show(null, null);
        picture = new DiagramPath(
                getTranslation("studio.try.of", pack().in(getLocale()).name()));
        picture.covered(BUBBLE);
        side = new TrialSide(new TrialStory(desk, picture::choose), this::receive);
        process.addClassName("px-try-process");
        process.setItemLabelGenerator(id -> PartNames.process(pack(), id));
        process.setAriaLabel(getTranslation("studio.diagram"));
        process.setVisible(false);
        process.addValueChangeListener(event -> {
            if (event.isFromClient() && trial != null) {
                picture(trial);
            }
        });
        stage.addClassName("px-try-stage");
        stage.add(picture, bar, bubble, process);
        var body = new Div(stage, side);
        body.addClassName("px-try-body");
        add(header(), body);
    }

    private Div header() {
        var practice = pack().key();
        var to = new RouterLink(
                pack().in(getLocale()).name(), PackView.class, new RouteParameters("practice", practice));
        var badge = new Span(
                draft == null
                        ? getTranslation("studio.version", version)
                        : getTranslation("studio.draft", draft.baseVersion() + 1));
        badge.getElement().getThemeList().add("badge");
        var title = new Div(
                new RouterLink(getTranslation("studio.title"), StudioView.class),
                new PxIcon("chevron-right"),
                to,
                new PxIcon("chevron-right"),
                new H1(getTranslation("studio.try")),
                badge);
        title.addClassName("px-pack-title");
        var header = new Div(title);
        header.addClassName("px-pack-header");
        if (draft != null && draft.author().equals(viewer().account())) {
            header.add(keeping);
        }
        return header;
    }

    private List<Map.Entry<String, String>> scenarios() {
        var titles = new LinkedHashMap<String, String>();
        pack().scenarios().forEach(path -> titles.put(path, ScenarioTitles.of(pack().text(path), path)));
        return List.copyOf(titles.entrySet());
    }

    private void begin(java.util.Optional<String> scenario) {
        var first = scenario.filter(pack().scenarios()::contains)
                .or(() -> pack().scenarios().stream().findFirst());
        if (first.isPresent()) {
            scenario(first.get());
        } else {
            sample();
        }
    }

    /** Takes a second or two: an engine is built, beside the screen. */
    @Override
    public void scenario(String path) {
        real = false;
        var ui = UI.getCurrent();
        var by = viewer();
        var sample = new TicketTrials.FromScenario(path);
        bar().busy(true);
        desk.packs().later(() -> {
            Runnable after;
            try {
                var begun = start(sample, by);
                after = () -> replace(begun);
            } catch (Refusal refused) {
                after = () -> {
                    bar().show(trial);
                    Failures.tell(ui, refused.getMessage());
                };
            } catch (RuntimeException failed) {
                after = () -> {
                    bar().show(trial);
                    throw failed;
                };
            }
            ui.accessLater(after::run, () -> {}).run();
        });
    }

    private Trial start(TicketTrials.Sample sample, Viewer by) {
        var key = pack().key();
        return draft == null
                ? desk.trials().ofVersion(key, version, sample, by)
                : desk.trials().ofDraft(key, draft.id(), sample, by);
    }

    private void replace(Trial begun) {
        if (trial != null) {
            end(trial.id());
        }
        if (isAttached()) {
            show(begun);
        } else {
            end(begun.id());
        }
    }

    private void end(String id) {
        var by = viewer();
        desk.packs().later(() -> desk.trials().end(id, by));
    }

    @Override
    public void sample() {
        var form = pack().forms().get(pack().descriptor().startForm());
        var words = pack().in(getLocale());
        TrialDialogs.sample(
                form == null ? null : words.form(form),
                desk.forms(),
                zone(),
                number -> desk.trials().factsOf(pack(), number, viewer()),
                answers -> {
                    var begun = start(answers, viewer());
                    real = answers.ticket() != null;
                    replace(begun);
                });
    }

    private TrialBar bar() {
        return java.util.Objects.requireNonNull(bar);
    }

    private void show(Trial now) {
        trial = now;
        keeping.setEnabled(!now.canStep());
        var words = new TrialWords(now.pack(), desk.names(), zone(), getLocale(), this);
        bar().show(now);
        java.util.Objects.requireNonNull(bubble).show(now, words);
        java.util.Objects.requireNonNull(side).show(now, words);
        var names = now.pictures().stream().map(Trial.Picture::process).toList();
        process.setItems(names);
        process.setVisible(names.size() > 1);
        process.setValue(names.get(0));
        picture(now);
    }

    private void picture(Trial now) {
        var shown = now.pictures().stream()
                .filter(one -> one.process().equals(process.getValue()))
                .findFirst()
                .orElse(now.pictures().get(0));
        var tokens = new LinkedHashMap<String, Integer>();
        shown.tokens().forEach(token -> tokens.put(token.activity(), token.count()));
        java.util.Objects.requireNonNull(picture)
                .show(
                        DrawnInWords.of(now.pack(), shown.xml(), getLocale()),
                        new DiagramPath.Way(shown.done(), shown.flows(), tokens, java.util.Set.of()));
    }

    private void move(Supplier<Trial> action) {
        if (trial != null) {
            Failures.attempt(() -> show(action.get()));
        }
    }

    private String id() {
        return trial == null ? "" : trial.id();
    }

    @Override
    public void step() {
        if (trial != null && trial.canStep()) {
            move(() -> desk.trials().step(id(), viewer()));
        }
    }

    @Override
    public void next() {
        if (trial != null && trial.canStep()) {
            move(() -> desk.trials().toNextPerson(id(), viewer()));
        }
    }

    @Override
    public void back() {
        if (trial != null && trial.canGoBack()) {
            move(() -> desk.trials().back(id(), viewer()));
        }
    }

    @Override
    public void jump() {
        if (trial != null && trial.waits().stream().anyMatch(wait -> wait.kind() == Trial.Kind.TIMER)) {
            move(() -> desk.trials().jump(id(), viewer()));
        }
    }

    private void answer(Trial.Work work, String outcome, Map<String, Object> values) {
        show(desk.trials().answer(id(), work.id(), outcome, values, viewer()));
    }

    private void receive(Trial.Wait wait) {
        if (wait.kind() == Trial.Kind.TIMER) {
            jump();
        } else if (wait.form() != null) {
            var words = pack().in(getLocale());
            var label = words.command(wait.activity(), wait.name());
            TrialDialogs.form(
                    label,
                    label,
                    words.form(wait.form()),
                    wait.known(),
                    desk.forms(),
                    zone(),
                    values -> show(desk.trials().receive(id(), wait.key(), values, viewer())));
        } else {
            move(() -> desk.trials().receive(id(), wait.key(), Map.of(), viewer()));
        }
    }

    private void keep() {
        if (trial == null || draft == null) {
            return;
        }
        var sample = trial.sample();
        TrialDialogs.keep(real ? "" : sample, real, title -> {
            var kept = desk.trials().keep(id(), title, viewer());
            draft = kept.draft();
            pack = desk.packs().drafts().files(pack().key(), kept.draft().id(), viewer());
            bar().offer(scenarios());
            var ui = UI.getCurrent();
            Toast.done(
                    getTranslation("studio.try.kept", title),
                    getTranslation("studio.try.kept.open"),
                    () -> ui.navigate(
                            "studio/" + pack().key(),
                            QueryParameters.simple(Map.of("tab", desk.tab(kept.path()), "file", kept.path()))));
        });
    }

    @Override
    public void leave() {
        UI.getCurrent().navigate("studio/" + pack().key());
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (trial != null) {
            end(trial.id());
            trial = null;
        }
    }

    @Override
    public List<KeyBinding> keys() {
        return List.of(
                new KeyBinding("s", "trial-step", "studio.try.step"),
                new KeyBinding("n", "trial-next", "studio.try.next"),
                new KeyBinding("t", "trial-jump", "studio.try.jump"),
                new KeyBinding("b", "trial-back", "studio.try.back"),
                new KeyBinding("e", "trial-first", "studio.try.first"),
                new KeyBinding("2", "trial-second", "studio.try.second"),
                new KeyBinding("3", "trial-third", "studio.try.third"),
                new KeyBinding("Escape", "trial-leave", "studio.try.leave"));
    }

    @Override
    public void pressed(String action) {
        switch (action) {
            case "trial-step" -> step();
            case "trial-next" -> next();
            case "trial-jump" -> jump();
            case "trial-back" -> back();
            case "trial-first" -> press(0);
            case "trial-second" -> press(1);
            case "trial-third" -> press(2);
            default -> leave();
        }
    }

    private void press(int place) {
        if (bubble != null) {
            bubble.press(place);
        }
    }
}
