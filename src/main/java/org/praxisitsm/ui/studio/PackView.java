package org.praxisitsm.ui.studio;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.Finding;
import org.praxisitsm.ui.components.NotForYou;
import org.praxisitsm.ui.shell.DeskShell;

/** One pack: its diagram, its other files and its versions; as it is in use, or as a draft that is being drawn. */
@Route(value = "studio/:practice", layout = DeskShell.class)
@PermitAll
@CssImport("./studio/studio.css")
class PackView extends Div implements BeforeEnterObserver, BeforeLeaveObserver, HasDynamicTitle {

    private static final List<String> TABS = List.of("diagram", "files", "versions");

    private final transient PackDesk desk;
    private final Div content = new Div();
    private final Tabs tabs = new Tabs();
    private final Map<String, Tab> byName = new LinkedHashMap<>();
    private String practice = "";
    private transient @Nullable PackEditing editing;

    PackView(PackDesk desk) {
        this.desk = desk;
        addClassName("px-pack-view");
        content.addClassName("px-pack-content");
        tabs.addSelectedChangeListener(event -> {
            if (event.isFromClient()) {
                var name = nameOf(event.getSelectedTab());
                saved(() -> {
                    show(name);
                    address(name);
                });
            }
        });
    }

    @Override
    public String getPageTitle() {
        return editing == null ? getTranslation("studio.title") : editing.name();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        practice = event.getRouteParameters().get("practice").orElse("");
        if (!StudioRights.mayEnter(desk.viewer())) {
            event.rerouteToError(NotForYou.class);
            return;
        }
        if (desk.current(practice).isEmpty()) {
            event.rerouteToError(NotFoundException.class);
            return;
        }
        var tab = event.getLocation()
                .getQueryParameters()
                .getSingleParameter("tab")
                .orElse("diagram");
        reload(TABS.contains(tab) ? tab : "diagram");
    }

    @Override
    public void beforeLeave(BeforeLeaveEvent event) {
        if (editing != null && editing.isUnsaved()) {
            var postponed = event.postpone();
            PackDialogs.leave(postponed::proceed);
        }
    }

    void reload(String tab) {
        editing = desk.open(practice, this);
        removeAll();
        add(editing.header(), tabs(tab), content);
        show(tab);
    }

    /** Shows the element a finding is about, or the file. */
    void jumpTo(Finding finding) {
        if (editing == null) {
            return;
        }
        if (finding.file().endsWith(".bpmn")) {
            tabs.setSelectedTab(byName.get("diagram"));
            editing.jump(finding);
        } else {
            var pack = editing;
            saved(() -> {
                pack.chooseFile(finding.file());
                tabs.setSelectedTab(byName.get("files"));
                show("files");
            });
        }
    }

    private Component tabs(String chosen) {
        tabs.removeAll();
        byName.clear();
        for (var name : TABS) {
            var tab = new Tab(getTranslation("studio.tab." + name));
            byName.put(name, tab);
            tabs.add(tab);
        }
        tabs.setSelectedTab(byName.get(chosen));
        return tabs;
    }

    private String nameOf(Tab tab) {
        return byName.entrySet().stream()
                .filter(entry -> entry.getValue().equals(tab))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("diagram");
    }

    /** What is open is taken off the screen next: it is saved first, or it would be lost. */
    private void saved(Runnable then) {
        if (editing != null) {
            editing.save(then);
        }
    }

    /** Shows a tab, which the address then says too. */
    void open(String tab) {
        reload(tab);
        address(tab);
    }

    private void address(String tab) {
        getUI().ifPresent(ui -> ui.getPage()
                .getHistory()
                .replaceState(null, new Location("studio/" + practice, QueryParameters.of("tab", tab))));
    }

    private void show(String tab) {
        if (editing == null) {
            return;
        }
        content.removeAll();
        content.add(
                switch (tab) {
                    case "files" -> editing.files();
                    case "versions" -> new VersionList(desk.versions(practice), desk.running(practice), desk::nameOf);
                    default -> editing.diagram();
                });
    }
}
