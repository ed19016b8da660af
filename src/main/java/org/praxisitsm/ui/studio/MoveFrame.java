package org.praxisitsm.ui.studio;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.ui.components.PxIcon;
import org.praxisitsm.ui.components.SafeLink;
import org.praxisitsm.ui.shell.Going;
import org.praxisitsm.ui.studio.WizardSteps.State;
import org.praxisitsm.workflow.Migrations.Migration;
import org.praxisitsm.workflow.Migrations.Status;

/** What stands above and below the move of running tickets: where one is, how far the publication is, the way back. */
class MoveFrame {

    private final VersionDesk desk;
    private final String practice;
    private final int from;
    private final int to;
    private final Component words;
    private final Button leave = new Button("", click -> leave());

    /** @param words component whose language is spoken */
    MoveFrame(VersionDesk desk, String practice, int from, int to, Component words) {
        this.desk = desk;
        this.practice = practice;
        this.from = from;
        this.to = to;
        this.words = words;
        leave.setId("move-done");
    }

    private String said(String key, Object... values) {
        return words.getTranslation(key, values);
    }

    /** @param over whether every ticket that is meant was moved or stays */
    void around(HasComponents page, Component content, boolean over) {
        page.add(header(), steps(over), content, footer());
    }

    private Component header() {
        var current = desk.current(practice).orElseThrow().pack().descriptor();
        var title = new Div(
                SafeLink.to("studio", said("studio.title")),
                new PxIcon("chevron-right"),
                SafeLink.to("studio/" + practice, current.name()),
                new PxIcon("chevron-right"),
                new H1(said("move.title", from, to)));
        title.addClassName("px-pack-title");
        var later = SafeLink.to("studio/" + practice + "?tab=versions", said("publish.later"));
        later.addClassName("px-quiet-link");
        var compare = SafeLink.to(
                CompareView.address(practice, String.valueOf(from), String.valueOf(to)), said("move.compare"));
        compare.addClassName("px-quiet-link");
        var links = new Div(compare, later);
        links.addClassName("px-pack-actions");
        var header = new Div(title, links);
        header.addClassName("px-pack-header");
        return header;
    }

    private Component steps(boolean over) {
        var version = desk.version(practice, to).orElseThrow();
        var steps = new WizardSteps(said("publish.steps"));
        steps.step(said("publish.checks"), State.DONE);
        steps.step(said("publish.examples"), State.DONE);
        if (version.approvedBy() != null) {
            steps.step(said("publish.reviewed", desk.nameOf(version.approvedBy())), State.DONE);
        }
        steps.step(said("publish.published", to), State.DONE);
        steps.step(said("publish.running"), over ? State.DONE : State.HERE);
        return steps;
    }

    private Component footer() {
        var note = new Span(new PxIcon("shield"), new Span(said("move.audited", to)));
        note.addClassName("px-move-note");
        var footer = new Div(note, leave);
        footer.addClassName("px-move-footer");
        return footer;
    }

    /** Whoever leaves reads before what becomes of the rest. */
    void now(@Nullable Migration move) {
        leave.setText(words(move, desk.running(practice, from)));
    }

    private String words(@Nullable Migration move, int standing) {
        if (move != null && move.status() == Status.RUNNING) {
            return said("move.leave-running");
        }
        if (move != null && move.status() == Status.PAUSED) {
            return said("move.leave-paused");
        }
        if (standing == 0) {
            return said("move.done");
        }
        return move == null ? said("move.not-now", from) : said("move.done.stay", standing, from);
    }

    private void leave() {
        Going.to(UI.getCurrent(), "studio/" + practice + "?tab=versions");
    }
}
