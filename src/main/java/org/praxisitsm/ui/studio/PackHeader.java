package org.praxisitsm.ui.studio;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HasEnabled;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.router.RouterLink;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.Drafts.Draft;
import org.praxisitsm.practice.PublishedPack;
import org.praxisitsm.ui.components.PxIcon;
import org.praxisitsm.ui.components.SafeLink;
import org.praxisitsm.ui.shell.Going;

/** Name, version, and what may be done next; a button that cannot work yet says why. */
class PackHeader extends Composite<Div> {

    private static final int MOST_OTHERS = 3;

    private final transient PackEditing editing;
    private final transient PackDesk desk;
    private final transient PublishedPack published;
    private final Div actions = new Div();
    private final Span version = new Span();
    private final Span status = new Span();
    private final Span reason = new Span();
    private transient @Nullable List<Draft> others;

    PackHeader(PackEditing editing, PackDesk desk, PublishedPack published) {
        this.editing = editing;
        this.desk = desk;
        this.published = published;
        var back = new RouterLink(getTranslation("studio.title"), StudioView.class);
        version.getElement().getThemeList().add("badge");
        status.addClassName("px-quiet");
        reason.addClassName("px-quiet");
        reason.setId("studio-why");
        actions.addClassName("px-pack-actions");
        var title = new Div(back, new PxIcon("chevron-right"), new H1(editing.name()), version, status);
        title.addClassName("px-pack-title");
        getContent().addClassName("px-pack-header");
        getContent().add(title, reason, actions);
    }

    void show(@Nullable Draft draft, boolean unsaved) {
        actions.removeAll();
        reason.removeAll();
        var practice = published.pack().descriptor();
        var viewer = desk.viewer();
        if (draft == null) {
            version.setText(getTranslation("studio.version", published.version()));
            status.setText(getTranslation("studio.published", desk.nameOf(published.publishedBy())));
            if (published.version() > 1) {
                actions.add(compare(published.version() - 1, String.valueOf(published.version())));
            }
            actions.add(tryIt());
            if (StudioRights.mayDraw(viewer, practice)) {
                actions.add(primary(button("studio.edit", editing::startDraft)));
            }
            return;
        }
        version.setText(getTranslation("studio.draft", draft.baseVersion() + 1));
        status.setText(
                unsaved
                        ? getTranslation("studio.unsaved")
                        : getTranslation("studio.saved", desk.nameOf(draft.author()))
                                + (draft.approvedBy() == null
                                        ? ""
                                        : " · "
                                                + getTranslation(
                                                        "studio.approved-by", desk.nameOf(draft.approvedBy()))));
        status.setClassName("px-pack-by", !unsaved);
        version.setTitle(status.getText());
        desk.changesWanted(draft).ifPresent(review -> {
            var wanted = new Span(
                    new PxIcon("comment"), new Span(getTranslation("review.wanted", desk.nameOf(review.reviewer()))));
            wanted.addClassNames("px-badge", "warn");
            wanted.setTitle(review.comment());
            wanted.setId("changes-wanted");
            actions.add(wanted);
        });
        var second = desk.needsSecond(draft, editing.pack().descriptor());
        var why = new Blocked(this::getTranslation, draft, second, viewer, unsaved);
        if (draft.baseVersion() < published.version()) {
            reason.add(outdated(draft));
        } else if (!unsaved) {
            checked(new CheckTold(draft, this::getTranslation));
        }
        others(draft);
        if (editing.mayDraw()) {
            actions.add(blocked(button("studio.save", () -> editing.save(() -> {})), why.saving()));
        } else if (StudioRights.mayDraw(viewer, practice) && published.version() > 0) {
            var own = button("studio.edit.own", editing::startDraft);
            own.setTooltipText(getTranslation("studio.edit.own.why", desk.nameOf(draft.author())));
            actions.add(own);
        }
        actions.add(tryIt(), button("studio.check", editing::check));
        if (draft.baseVersion() > 0) {
            actions.add(compare(draft.baseVersion(), "draft-" + draft.id()));
        }
        if (second
                && StudioRights.mayApprove(viewer, practice)
                && !draft.author().equals(viewer.account())) {
            actions.add(blocked(
                    button("studio.approve", () -> PackDialogs.comment("studio.approve", editing::approve)),
                    why.approving()));
        }
        actions.add(more(StudioRights.mayDraw(viewer, practice)));
        if (StudioRights.mayDraw(viewer, practice)) {
            var publish = button(
                    "studio.publish",
                    () -> editing.save(() -> Going.to(
                            UI.getCurrent(),
                            PublishView.address(published.pack().key(), draft.id()))));
            publish.setText(getTranslation("publish.button"));
            actions.add(primary(publish));
        }
    }

    /** Who draws should know that others do too, before one of them publishes. */
    private void others(Draft draft) {
        if (others == null) {
            // Read once: each is looked at by the gate, and this is shown anew with every change.
            others = desk.drafts().open(draft.practice(), desk.viewer()).stream()
                    .filter(other -> other.id() != draft.id() && other.baseVersion() > 0)
                    .limit(MOST_OTHERS)
                    .toList();
        }
        others.forEach(other -> {
            var link = SafeLink.to(
                    CompareView.address(draft.practice(), String.valueOf(other.baseVersion()), "draft-" + other.id()),
                    getTranslation("studio.draft.other", desk.nameOf(other.author())));
            link.addClassNames("px-quiet-link", "px-other-draft");
            reason.add(link);
        });
    }

    /** Said while it is drawn, not only when it cannot be published. */
    private Span outdated(Draft draft) {
        var badge = new Span(new PxIcon("warning"), new Span(getTranslation("studio.outdated")));
        badge.addClassNames("px-badge", "warn");
        badge.setTitle(getTranslation("studio.outdated.why", draft.baseVersion(), published.version()));
        badge.setId("studio-outdated");
        return badge;
    }

    /** What the last check came to, wherever one is in the pack; pressed, it leads to what is red. */
    private void checked(CheckTold told) {
        if (!told.ran()) {
            return;
        }
        var words = new Span(told.brief());
        var first = told.first();
        if (first.isEmpty()) {
            var good = new Span(new PxIcon("check"), words);
            good.addClassNames("px-badge", "ok", "px-checked");
            good.setTitle(told.words());
            reason.add(good);
            return;
        }
        var bad = new NativeButton("", click -> editing.look(first.get()));
        bad.add(new PxIcon("warning"), words);
        bad.addClassNames("px-badge", "err", "px-checked");
        bad.setId("studio-red");
        bad.getElement().setAttribute("title", told.words()).setAttribute("aria-label", told.words());
        reason.add(bad);
    }

    /** What is done seldom. */
    private MenuBar more(boolean mayDraw) {
        var bar = new MenuBar();
        bar.addThemeVariants(MenuBarVariant.LUMO_SMALL, MenuBarVariant.LUMO_TERTIARY, MenuBarVariant.LUMO_ICON);
        var item = bar.addItem(new PxIcon("more"));
        item.setAriaLabel(getTranslation("studio.more"));
        item.getSubMenu().addItem(getTranslation("studio.replay"), event -> ReplayView.open(editing, ""));
        if (mayDraw) {
            item.getSubMenu().addItem(getTranslation("studio.discard"), event -> PackDialogs.discard(editing::discard));
        }
        return bar;
    }

    /** What is on the table is saved first: what is compared is what was saved. */
    private Button compare(int version, String with) {
        var button = button(
                "studio.compare",
                () -> editing.save(() -> Going.to(
                        UI.getCurrent(), CompareView.address(published.pack().key(), String.valueOf(version), with))));
        button.setText(getTranslation("studio.compare", version));
        return button;
    }

    /** The draft as it is saved: what is not saved yet is saved first. */
    private Button tryIt() {
        var button = button("studio.try", editing::tryIt);
        button.setIcon(new PxIcon("play"));
        return button;
    }

    /** While something runs that takes its time: what, and nothing to press. */
    void busy(String what) {
        actions.getChildren().filter(HasEnabled.class::isInstance).forEach(action -> ((HasEnabled) action)
                .setEnabled(false));
        var progress = new ProgressBar();
        progress.setIndeterminate(true);
        progress.setWidth("64px");
        progress.getElement().setAttribute("aria-hidden", "true");
        var words = new Span(what);
        words.getElement().setAttribute("role", "status");
        reason.removeAll();
        reason.add(progress, words);
    }

    private Button button(String key, Runnable action) {
        var button = new Button(getTranslation(key), event -> action.run());
        button.setId(key.replace('.', '-'));
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        return button;
    }

    private static Button primary(Button button) {
        button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        return button;
    }

    private static Button blocked(Button button, String why) {
        if (!why.isEmpty()) {
            button.setEnabled(false);
            button.setTooltipText(why);
            button.getElement().setAttribute("aria-describedby", "studio-why");
        }
        return button;
    }
}
