package org.praxisitsm.ui.admin;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.catalog.Offering;
import org.praxisitsm.catalog.Offering.Lifecycle;
import org.praxisitsm.catalog.OfferingEditing;
import org.praxisitsm.identity.Role;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ui.components.EmptyState;
import org.praxisitsm.ui.components.Failures;
import org.praxisitsm.ui.components.NotForYou;
import org.praxisitsm.ui.components.PxIcon;
import org.praxisitsm.ui.components.SafeLink;
import org.praxisitsm.ui.components.ServiceWords;
import org.praxisitsm.ui.components.Toast;
import org.praxisitsm.ui.shell.DeskShell;
import org.praxisitsm.ui.shell.Going;

/** What can be ordered, as those who answer for it change it: terms, audience, parts, and whether it is offered at all. */
@Route(value = "admin/offerings", layout = DeskShell.class)
@PermitAll
@CssImport("./admin/admin.css")
@CssImport("./admin/asset-classes.css")
class OfferingsView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private static final String PATH = "admin/offerings";

    private final transient OfferingEditing editing;
    private final transient OfferingChoices choices;
    private final transient Viewer viewer;
    private final Nav list = new Nav();
    private final Div page = new Div();
    private final Div problem = new Div();
    private transient @Nullable OfferingForm form;
    private transient @Nullable Offering shown;

    OfferingsView(OfferingEditing editing, OfferingChoices choices, Viewers viewers) {
        this.editing = editing;
        this.choices = choices;
        this.viewer = viewers.current();
        list.addClassNames("px-views", "px-class-tree");
        list.getElement().setAttribute("aria-label", getTranslation("admin.offerings"));
        page.addClassName("px-class-page");
        problem.addClassNames("px-ban", "err");
        problem.setId("offering-problem");
        problem.getElement().setAttribute("role", "alert");
        getContent().addClassName("px-work");
        getContent().add(new AdminNav(PATH, viewer.has(Role.ADMINISTRATOR)), list, page);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("admin.offerings") + " · Praxis";
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var practices = editing.practices(viewer);
        if (practices.isEmpty()) {
            event.rerouteToError(NotForYou.class);
            return;
        }
        var query = event.getLocation().getQueryParameters();
        var all = editing.all(viewer);
        if (query.getSingleParameter("new").isPresent()) {
            list(all, "");
            show(choices.empty(practices.get(0)), true);
            return;
        }
        var asked = query.getSingleParameter("key");
        var chosen = asked.isPresent()
                ? all.stream().filter(one -> one.key().equals(asked.get())).findFirst()
                : all.stream().findFirst();
        list(all, chosen.map(Offering::key).orElse(""));
        chosen.ifPresentOrElse(one -> show(one, false), this::nothing);
    }

    private void nothing() {
        page.removeAll();
        page.add(new EmptyState(
                "cart",
                getTranslation("admin.offerings.none"),
                getTranslation("admin.offerings.none.why"),
                SafeLink.to(PATH + "?new", getTranslation("admin.offering.new"))));
    }

    private void list(List<Offering> all, String current) {
        list.removeAll();
        var add = link(PATH + "?new", "plus", getTranslation("admin.offering.new"));
        add.setId("new-offering");
        list.add(add);
        var parts = new Button(getTranslation("admin.categories"), new PxIcon("layers"), click -> new CategoriesDialog(
                        choices, viewer, () -> list(editing.all(viewer), current))
                .open());
        parts.setId("edit-categories");
        parts.addThemeNames("tertiary", "small");
        list.add(parts);
        for (var category : choices.categories()) {
            var own = all.stream()
                    .filter(one -> one.category().equals(category.key()))
                    .toList();
            if (own.isEmpty()) {
                continue;
            }
            var title = new Div(category.name(getLocale()));
            title.addClassName("px-views-section");
            list.add(title);
            own.forEach(one -> {
                var link = link(
                        PATH + "?key=" + one.key(),
                        Objects.requireNonNullElse(one.icon(), "box"),
                        one.name(getLocale()));
                link.setId("offering-" + one.key());
                link.setClassName("on", one.key().equals(current));
                if (!one.isPublished()) {
                    link.add(badge(one.lifecycle()));
                }
                list.add(link);
            });
        }
    }

    private Span badge(Lifecycle lifecycle) {
        var badge = new Span(getTranslation("admin.offering.state." + lifecycle));
        badge.getElement().getThemeList().add("badge " + (lifecycle == Lifecycle.PUBLISHED ? "success" : "contrast"));
        return badge;
    }

    private static Anchor link(String path, String icon, String words) {
        var link = SafeLink.to(path, "");
        var text = new Span(words);
        text.addClassNames("px-ell", "px-grow");
        link.add(new PxIcon(icon), text);
        return link;
    }

    private void show(Offering one, boolean fresh) {
        shown = one;
        problem.setVisible(false);
        page.removeAll();
        var space = new Span();
        space.addClassName("px-grow");
        var head = new Div(new H1(fresh ? getTranslation("admin.offering.new") : one.name(getLocale())));
        head.addClassName("px-list-head");
        if (!fresh) {
            head.add(badge(one.lifecycle()));
        }
        head.add(space);
        if (!fresh) {
            moves(one).forEach(head::add);
        }
        var save = new Button(getTranslation("asset.save"), click -> save(fresh));
        save.setId("save-offering");
        save.addThemeNames("primary", "small");
        head.add(save);
        var fields = new OfferingForm(choices, one, fresh, viewer);
        form = fields;
        page.add(head, problem, fields);
    }

    private List<Button> moves(Offering one) {
        return switch (one.lifecycle()) {
            case DRAFT -> List.of(move("admin.offering.publish", Lifecycle.PUBLISHED));
            case PUBLISHED -> List.of(move("admin.offering.retire", Lifecycle.RETIRED));
            case RETIRED -> List.of(move("admin.offering.again", Lifecycle.PUBLISHED));
        };
    }

    /** What was typed goes along: nobody publishes something else than what they look at. */
    private Button move(String words, Lifecycle lifecycle) {
        var button = new Button(getTranslation(words), click -> keep(false, lifecycle));
        button.setId("offering-" + lifecycle);
        button.addThemeNames("tertiary", "small");
        return button;
    }

    private void save(boolean fresh) {
        keep(fresh, Objects.requireNonNull(shown).lifecycle());
    }

    private void keep(boolean fresh, Lifecycle lifecycle) {
        var fields = Objects.requireNonNull(form);
        try {
            var draft = fields.written(Objects.requireNonNull(shown)).in(lifecycle, shown.version());
            var kept = fresh ? editing.create(draft, viewer) : editing.change(draft, viewer);
            Toast.done(getTranslation("admin.offering.saved", kept.name(getLocale())));
            if (fresh) {
                Going.to(UI.getCurrent(), PATH + "?key=" + kept.key());
            } else {
                list(editing.all(viewer), kept.key());
                show(kept, false);
            }
        } catch (Refusal refused) {
            Failures.note(refused);
            var left = fields.complain(refused.errors());
            problem.removeAll();
            if (refused.errors().isEmpty()) {
                problem.add(new Div(ServiceWords.here(refused.getMessage())));
            }
            left.forEach(error -> problem.add(new Div(error.field() + ": " + ServiceWords.here(error.message()))));
            problem.setVisible(problem.getComponentCount() > 0);
        }
    }
}
