package org.praxisitsm.ui.asset;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.asset.AssetAccess;
import org.praxisitsm.asset.inventory.Duplicates;
import org.praxisitsm.asset.inventory.Duplicates.Merge;
import org.praxisitsm.asset.inventory.Duplicates.Pair;
import org.praxisitsm.asset.inventory.Duplicates.Side;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.ui.components.EmptyState;
import org.praxisitsm.ui.components.Failures;
import org.praxisitsm.ui.components.Marks;
import org.praxisitsm.ui.components.ServiceWords;
import org.praxisitsm.ui.components.Toast;
import org.praxisitsm.ui.shell.DeskShell;

/** Pairs of assets that may be one: side by side, to be made one or told apart; and the last merges, to be taken back. */
@Route(value = "desk/assets/duplicates", layout = DeskShell.class)
@PermitAll
@CssImport("./asset/asset.css")
@CssImport("./asset/inventory.css")
class DuplicatesView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private static final int SIZE = 25;
    private static final int MERGES = 10;

    private final transient Duplicates duplicates;
    private final transient AssetNames names;
    private final transient AssetAccess access;
    private final transient Viewer viewer;
    private final Div list = new Div();

    DuplicatesView(Duplicates duplicates, AssetNames names, AssetAccess access, Viewers viewers) {
        this.duplicates = duplicates;
        this.names = names;
        this.access = access;
        this.viewer = viewers.current();
        var head = new Div(new H1(getTranslation("duplicates.title")));
        head.addClassName("px-list-head");
        list.addClassName("px-dup-list");
        getContent().addClassNames("px-dup");
        getContent().add(head, list);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (!access.isStaff(viewer)) {
            event.rerouteToError(NotFoundException.class);
            return;
        }
        show();
    }

    private void show() {
        list.removeAll();
        var pairs = duplicates.open(SIZE, null, viewer);
        if (pairs.items().isEmpty()) {
            list.add(new EmptyState("check", getTranslation("duplicates.none"), getTranslation("duplicates.none.why")));
        }
        pairs.items().forEach(pair -> list.add(pair(pair)));
        if (pairs.next() != null) {
            list.add(CiParts.text(getTranslation("duplicates.more"), "px-faint"));
        }
        var merges = duplicates.merges(MERGES, viewer);
        if (!merges.isEmpty()) {
            list.add(new H2(getTranslation("duplicates.merges")));
            merges.forEach(merge -> list.add(merge(merge)));
        }
    }

    private Div pair(Pair pair) {
        var why = CiParts.text(why(pair.reason()), "px-faint");
        var apart = new Button(
                getTranslation("duplicates.apart"),
                click -> act(() -> {
                    duplicates.dismiss(pair.id(), viewer);
                    Toast.done(getTranslation("duplicates.apart.done"));
                }));
        apart.addThemeNames("tertiary", "small");
        var space = new Span();
        space.addClassName("px-grow");
        var top = new Div(why, new Marks.Time(pair.foundAt()).brief(), space, apart);
        top.addClassName("px-dup-top");
        var table = new Div(side(pair, pair.first(), pair.second()), side(pair, pair.second(), pair.first()));
        table.addClassName("px-dup-sides");
        var card = new Div(top, table);
        card.addClassName("px-dup-pair");
        return card;
    }

    /** What the shipped rules say is said in the reader's language; a rule of the owner's own by the words of its name. */
    private String why(String reason) {
        return Arrays.stream(reason.split(", ")).map(this::rule).distinct().collect(Collectors.joining(" "));
    }

    private String rule(String name) {
        if (!name.matches("\\w+")) {
            return ServiceWords.here(name) + ".";
        }
        var said = getTranslation("duplicates.rule." + name);
        return said.startsWith("!") ? getTranslation("duplicates.why", words(name)) + "." : said;
    }

    /** A rule is named in one word, "MyOwnRule"; a person reads several. */
    static String words(String name) {
        var words =
                name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").replace('-', ' ').toLowerCase(Locale.ROOT);
        return words.replace("uuid", "UUID").replace("mac ", "MAC ").replace("imei", "IMEI");
    }

    private Div side(Pair pair, Side side, Side other) {
        var keep = new Button(
                getTranslation("duplicates.keep"),
                click -> act(() -> {
                    var merge = duplicates.merge(pair.id(), side.number(), viewer);
                    Toast.done(
                            getTranslation("duplicates.merged", merge.merged(), merge.kept()),
                            getTranslation("undo"),
                            () -> act(() -> duplicates.undo(merge.id(), viewer)));
                }));
        keep.addThemeNames("small");
        keep.setAriaLabel(getTranslation("duplicates.keep.this", side.number()));
        var head = new Div(CiParts.link(side.number(), names.icon(side.ciClass()), side.name()), keep);
        head.addClassName("px-dup-head");
        var box = new Div(head);
        box.addClassName("px-dup-side");
        fact(box, "number", side, other, Side::number);
        fact(box, "class", side, other, one -> names.ciClass(one.ciClass()));
        fact(box, "unit", side, other, Side::unit);
        fact(box, "state", side, other, one -> names.state(one.ciClass(), one.state()));
        fact(box, "serial", side, other, Side::serial);
        fact(box, "uuid", side, other, Side::uuid);
        fact(box, "source", side, other, Side::source);
        if (side.lastSeenAt() != null) {
            var row = new Div(
                    CiParts.text(getTranslation("duplicates.fact.seen"), "px-ci-name"),
                    new Marks.Time(side.lastSeenAt()).brief());
            row.addClassName("px-dup-fact");
            box.add(row);
        }
        return box;
    }

    /** What is the same on both sides stands out: that is why they are here. */
    private void fact(Div box, String key, Side side, Side other, Function<Side, @Nullable String> read) {
        var value = read.apply(side);
        if (value == null) {
            return;
        }
        var shown = CiParts.text(value, "px-ell");
        if (List.of("serial", "uuid").contains(key) && Objects.equals(value, read.apply(other))) {
            shown.addClassName("px-dup-same");
        }
        var row = new Div(CiParts.text(getTranslation("duplicates.fact." + key), "px-ci-name"), shown);
        row.addClassName("px-dup-fact");
        box.add(row);
    }

    private Div merge(Merge merge) {
        var words = CiParts.text(getTranslation("duplicates.merge", merge.merged(), merge.kept()), "px-ell");
        var row =
                new Div(words, new Marks.Person(names.names().person(merge.by())), new Marks.Time(merge.at()).brief());
        row.addClassName("px-dup-merge");
        if (merge.undone() == null) {
            var undo = new Button(
                    getTranslation("undo"),
                    click -> act(() -> {
                        duplicates.undo(merge.id(), viewer);
                        Toast.done(getTranslation("duplicates.undone", merge.merged()));
                    }));
            undo.addThemeNames("tertiary", "small");
            row.add(undo);
        } else {
            row.add(CiParts.text(getTranslation("duplicates.was-undone"), "px-faint"));
        }
        return row;
    }

    private void act(Runnable action) {
        Failures.attempt(action);
        show();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("duplicates.title");
    }
}
