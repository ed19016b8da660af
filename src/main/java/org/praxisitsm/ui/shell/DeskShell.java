package org.praxisitsm.ui.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.RouterLayout;
import com.vaadin.flow.spring.security.AuthenticationContext;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.demo.HistoryProgress;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.ui.components.NotForYou;

/** The frame of the desk: rail, top bar, the screen, and the keyboard over all. Who only requests does not get in. */
@PermitAll
@JsModule("./components/px-marks.ts")
@JsModule("./components/px-time.ts")
public class DeskShell extends Composite<Div> implements RouterLayout, BeforeEnterObserver, AfterNavigationObserver {

    private final Main main = new Main();
    private final transient Viewer viewer;
    private final DeskRail rail;
    private final Keyboard keyboard = new Keyboard(this::pressed);
    private final transient List<DeskPlaces.Place> places;
    private final transient SearchAll search;
    private @Nullable Component screen;

    DeskShell(
            Viewers viewers,
            SearchAll search,
            NoticesFeed notices,
            HistoryProgress history,
            AuthenticationContext authentication) {
        this.viewer = viewers.current();
        this.search = search;
        this.places = DeskPlaces.of(viewer);
        this.rail = new DeskRail(places);
        main.addClassName("px-main");
        main.setId("main");
        getContent().addClassNames("px-desk");
        getContent()
                .add(
                        rail,
                        new DeskBar(
                                new SearchBox(search, viewer),
                                new SetupHint(history, notices.live()),
                                new NoticesPanel(notices, viewer),
                                new MeMenu(viewer, notices.wishes(), authentication),
                                this::help),
                        main,
                        keyboard);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (viewer.isOnlyRequester()) {
            event.rerouteToError(NotForYou.class);
        }
    }

    @Override
    public void showRouterLayoutContent(HasElement content) {
        main.getElement().appendChild(content.getElement());
        screen = content.getElement().getComponent().orElse(null);
    }

    @Override
    public void removeRouterLayoutContent(@Nullable HasElement old) {
        if (old != null) {
            old.getElement().removeFromParent();
        }
        screen = null;
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        rail.mark(event.getLocation().getPath());
        keyboard.listen(bindings());
    }

    private List<KeyBinding> bindings() {
        var general = Stream.of(
                new KeyBinding("/", "search", "keys.search"),
                new KeyBinding("?", "help", "keys.help"),
                new KeyBinding("+", "new", "keys.new"));
        var going = places.stream().map(place -> new KeyBinding(place.keys(), "go " + place.path(), place.label()));
        var all = new ArrayList<>(Stream.concat(general, going).toList());
        if (screen instanceof HasKeys keyed) {
            all.addAll(keyed.keys());
        }
        return all;
    }

    private void pressed(String action) {
        if (action.equals("palette")) {
            new CommandPalette(search, viewer, bindings(), this::pressed).open();
        } else if (action.equals("help")) {
            help();
        } else if (action.equals("new")) {
            UI.getCurrent().navigate("desk/new");
        } else if (action.startsWith("go ")) {
            go(action.substring(3));
        } else if (screen instanceof HasKeys keyed
                && keyed.keys().stream().anyMatch(key -> key.action().equals(action))) {
            keyed.pressed(action);
        }
    }

    private void go(String path) {
        if (places.stream().anyMatch(place -> place.path().equals(path))) {
            UI.getCurrent().navigate(path);
        }
    }

    private void help() {
        new KeyboardHelp(bindings()).open();
    }
}
