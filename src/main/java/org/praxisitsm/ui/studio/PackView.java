package org.praxisitsm.ui.studio;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.dependency.Uses;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
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
import com.vaadin.flow.shared.Registration;
import jakarta.annotation.security.PermitAll;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.Finding;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.ui.admin.AgreementForm;
import org.praxisitsm.ui.components.DiagramEditor;
import org.praxisitsm.ui.components.DiagramView;
import org.praxisitsm.ui.components.NotForYou;
import org.praxisitsm.ui.shell.DeskShell;
import org.praxisitsm.ui.shell.Going;

/** One pack: its diagram, its other files and its versions; as it is in use, or as a draft that is being drawn. */
@Route(value = "studio/:practice", layout = DeskShell.class)
@PermitAll
@CssImport("./studio/studio.css")
// The pages are beans, which the build of the front end does not see: whatever they show is named here.
@Uses(DiagramEditor.class)
@Uses(DiagramView.class)
@Uses(PackFileEditor.class)
@Uses(VersionList.class)
@Uses(TableScreen.class)
@Uses(ExpressionScreen.class)
@Uses(GridScreen.class)
@Uses(FormsEditor.class)
@Uses(FieldsScreen.class)
@Uses(ScenarioScreen.class)
@Uses(AgreementForm.class)
class PackView extends Div implements BeforeEnterObserver, BeforeLeaveObserver, HasDynamicTitle {

    /**
     * The front end is built from what the code of a route names: a page that is only found by its interface would be there
     * without its editor.
     */
    static final Set<Class<? extends PackPage>> PAGES = Set.of(
            GridsPage.class,
            ScenariosPage.class,
            DiagramPage.class,
            FilesPage.class,
            FieldsPage.class,
            TablesPage.class,
            TargetsPage.class,
            FormsPage.class,
            MessagesPage.class,
            VersionsPage.class);

    private final transient PackDesk desk;
    private final transient List<PackPage> pages;
    private final Div content = new Div();
    private final Tabs tabs = new Tabs();
    private final Map<String, Tab> byName = new LinkedHashMap<>();
    private String practice = "";
    private transient @Nullable PackEditing editing;
    private @Nullable Registration gone;

    PackView(PackDesk desk, List<PackPage> pages) {
        this.desk = desk;
        this.pages = pages;
        addClassName("px-pack-view");
        content.addClassName("px-pack-content");
        tabs.addSelectedChangeListener(event -> {
            if (event.isFromClient()) {
                var name = nameOf(event.getSelectedTab());
                saved(() -> {
                    choose("");
                    turn(name);
                    address(name, "");
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
        if (desk.base(practice).isEmpty()) {
            event.rerouteToError(NotFoundException.class);
            return;
        }
        var asked = event.getLocation().getQueryParameters();
        reload(
                asked.getSingleParameter("tab").orElse(""),
                asked.getSingleParameter("file").orElse(""));
    }

    @Override
    public void beforeLeave(BeforeLeaveEvent event) {
        if (editing != null && editing.isUnsaved()) {
            var postponed = event.postpone();
            PackDialogs.leave(() -> {
                editing.forget();
                postponed.proceed();
            });
        }
    }

    /** A browser that is gone takes its page with it, and tells not every part of it. */
    @Override
    protected void onAttach(AttachEvent event) {
        gone = Registration.combine(event.getUI().addDetachListener(left -> left()), desk.onStop(this::left));
    }

    @Override
    protected void onDetach(DetachEvent event) {
        left();
        if (gone != null) {
            gone.remove();
        }
    }

    private void left() {
        if (editing != null) {
            editing.left();
        }
    }

    /** @return whose words the reader takes */
    Locale locale() {
        return getLocale();
    }

    void reload(String tab, String file) {
        if (desk.base(practice).isEmpty()) {
            // The draft of a new practice was discarded: nothing of it is left.
            Going.to(com.vaadin.flow.component.UI.getCurrent(), "studio");
            return;
        }
        editing = desk.open(practice, this);
        editing.choose(file);
        var page = page(tab);
        removeAll();
        add(editing.header(), tabs(page.key()), content);
        turn(page.key());
    }

    /** Shows what is on the screen as it was saved last. */
    void again() {
        reload(nameOf(tabs.getSelectedTab()), editing == null ? "" : editing.chosen());
    }

    /** Shows a file where its kind is edited. */
    void show(String file) {
        open(holder(file).key(), file);
    }

    /** @return what a file is called, after the tab where it is found: a diagram may be called as a form or the practice is */
    String placeOf(String file, Pack pack) {
        return getTranslation("studio.tab." + holder(file).key()) + ": " + PartNames.of(pack, file, this);
    }

    private PackPage holder(String file) {
        return pages.stream().filter(page -> page.holds(file)).findFirst().orElseThrow();
    }

    /** Shows the element a finding is about, or the file. */
    void jumpTo(Finding finding) {
        if (editing == null) {
            return;
        }
        var pack = editing;
        var page = pages.stream()
                .filter(one -> one.holds(finding.file()))
                .findFirst()
                .orElseThrow();
        if (page.key().equals(nameOf(tabs.getSelectedTab())) && pack.shows(finding.file())) {
            pack.jump(finding);
            return;
        }
        saved(() -> {
            choose(finding.file());
            tabs.setSelectedTab(byName.get(page.key()));
            turn(page.key());
            address(page.key(), finding.file());
            pack.jump(finding);
        });
    }

    private void choose(String file) {
        if (editing != null) {
            editing.choose(file);
        }
    }

    private PackPage page(String key) {
        return pages.stream().filter(page -> page.key().equals(key)).findFirst().orElse(pages.get(0));
    }

    private Component tabs(String chosen) {
        tabs.removeAll();
        byName.clear();
        for (var page : pages) {
            var tab = new Tab(getTranslation("studio.tab." + page.key()));
            var count = editing == null ? null : page.count(editing.pack());
            if (count != null) {
                var number = new Span(count.toString());
                number.addClassName("px-tab-count");
                tab.add(number);
            }
            byName.put(page.key(), tab);
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

    /** Shows a tab and a file of it, which the address then says too. */
    void open(String tab, String file) {
        reload(tab, file);
        address(tab, file);
    }

    void address(String tab, String file) {
        var parameters = file.isEmpty() ? Map.of("tab", tab) : Map.of("tab", tab, "file", file);
        getUI().ifPresent(ui -> ui.getPage()
                .getHistory()
                .replaceState(null, new Location("studio/" + practice, QueryParameters.simple(parameters))));
    }

    private void turn(String tab) {
        if (editing == null) {
            return;
        }
        content.removeAll();
        editing.closed();
        content.add(page(tab).open(editing));
    }
}
