package org.praxisitsm.ui.admin;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.CssImport;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Section;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.praxisitsm.identity.People;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.rules.TableSheets;
import org.praxisitsm.shared.Refusal.FieldError;
import org.praxisitsm.sla.Calendars;
import org.praxisitsm.ui.components.PxIcon;

/** The fields of an agreement by themselves, for a file of a pack that is being edited. */
@CssImport("./admin/admin.css")
@CssImport("./admin/agreements.css")
public class AgreementForm extends Div implements AgreementEditing {

    private final transient AgreementDraft draft;
    private final transient AgreementOptions options;
    private final transient ProblemPlaces places = new ProblemPlaces();
    private final transient Function<Map<String, Object>, List<FieldError>> told;
    private final boolean mayEdit;
    private final Section wrong = new Section();
    private final Div body = new Div();

    /**
     * @param pack whose calendars, fields, diagrams and tables may be named
     * @param members of the agreement, as its file has them
     * @param told is given the members after each change, and says what is wrong with them, by path
     */
    public AgreementForm(
            Pack pack,
            Map<String, Object> members,
            boolean mayEdit,
            Calendars calendars,
            People people,
            TableSheets sheets,
            Function<Map<String, Object>, List<FieldError>> told) {
        this.draft = new AgreementDraft(pack.key(), members, 1);
        this.options = AgreementOptions.of(pack, calendars, people, sheets, getLocale(), this::getTranslation);
        this.mayEdit = mayEdit;
        this.told = told;
        addClassName("px-agreement-form");
        add(wrong, body);
        rebuild();
    }

    @Override
    public AgreementDraft draft() {
        return draft;
    }

    @Override
    public AgreementOptions options() {
        return options;
    }

    @Override
    public ProblemPlaces places() {
        return places;
    }

    @Override
    public boolean mayEdit() {
        return mayEdit;
    }

    @Override
    public void rebuild() {
        places.clear();
        body.removeAll();
        body.add(new AgreementBasics(this), new HoldTable(this));
        var targets = AgreementDraft.list(draft.members(), "targets");
        for (var i = 0; i < targets.size(); i++) {
            body.add(new TargetCard(this, targets.get(i), i));
        }
        if (mayEdit) {
            var more = new Button(getTranslation("agreement.target.add"), new PxIcon("plus"), click -> add());
            more.addThemeVariants(ButtonVariant.LUMO_SMALL);
            more.addClassName("px-target-add");
            body.add(more);
        }
        changed();
    }

    private void add() {
        var targets = AgreementDraft.change(draft.members(), "targets");
        var target = new LinkedHashMap<String, Object>();
        target.put("key", "target-" + (targets.size() + 1));
        target.put("name", getTranslation("agreement.target.new"));
        target.put("promise", "PT4H");
        var start = new LinkedHashMap<String, Object>(Map.of("event", "opened", "then", "start"));
        target.put("rules", new ArrayList<>(List.of(start)));
        target.put("thresholds", new ArrayList<>());
        targets.add(target);
        rebuild();
        places.focus("targets[" + (targets.size() - 1) + "].name");
    }

    @Override
    public void changed() {
        var problems = told.apply(draft.members());
        places.show(problems);
        wrong.removeAll();
        wrong.setVisible(!problems.isEmpty());
        problems.forEach(problem -> {
            var line = new NativeButton(problem.message(), click -> places.focus(problem.field()));
            line.addClassName("px-agreement-problem");
            wrong.add(line);
        });
    }
}
