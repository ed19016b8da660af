package org.praxisitsm.ui.studio;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.praxisitsm.practice.FormDefinition;
import org.praxisitsm.practice.UnreadablePack;
import org.praxisitsm.ui.components.FormFields;
import org.praxisitsm.ui.components.FormSources;
import org.praxisitsm.ui.components.NeededWords;
import org.praxisitsm.ui.components.ServiceWords;
import org.praxisitsm.workflow.Tasks;

/** The form as people will see it, drawn by what draws it for them; what is entered here goes nowhere. */
class FormPreview extends Composite<Div> {

    private final transient FormSources sources;
    private final ZoneId zone;
    private final Div paper = new Div();
    private final Paragraph problem = new Paragraph();

    FormPreview(FormSources sources, ZoneId zone) {
        this.sources = sources.onTrial();
        this.zone = zone;
        var look = new RadioButtonGroup<String>();
        look.setItems("portal", "desk");
        look.setItemLabelGenerator(item -> getTranslation("forms.preview." + item));
        look.setAriaLabel(getTranslation("forms.preview"));
        look.addThemeName("segmented");
        look.addValueChangeListener(event -> {
            paper.removeClassName(String.valueOf(event.getOldValue()));
            paper.addClassName(event.getValue());
        });
        paper.addClassName("px-form-paper");
        look.setValue("portal");
        problem.addClassName("px-form-problem");
        problem.getElement().setAttribute("role", "status");
        problem.setVisible(false);
        var head = new Div(new H3(getTranslation("forms.preview")), look);
        head.addClassName("px-forms-head");
        getContent().addClassName("px-form-preview");
        getContent().getElement().setAttribute("role", "region");
        getContent().getElement().setAttribute("aria-label", getTranslation("forms.preview"));
        getContent().add(head, problem, paper);
    }

    /** @param buttons what ends the form, the first is the main one */
    void show(String file, String text, String title, List<Tasks.Outcome> buttons) {
        try {
            var read = FormDefinition.parse(file, text.getBytes(StandardCharsets.UTF_8));
            var form = NeededWords.in(read, buttons, getLocale());
            var ends = new Div();
            ends.addClassName("px-form-ends");
            buttons.forEach(button -> ends.add(end(button.label(), ends.getComponentCount() == 0)));
            paper.removeAll();
            paper.add(new H3(title), new FormFields(form, Map.of(), sources, zone), ends);
            problem.setVisible(false);
        } catch (UnreadablePack unreadable) {
            // The picture of a moment ago stays: half a condition is typed at every second letter.
            problem.setText(ServiceWords.here(unreadable.findings().get(0).message()));
            problem.setVisible(true);
        }
    }

    private static Span end(String label, boolean main) {
        var end = new Span(label);
        end.addClassName(main ? "px-form-end-main" : "px-form-end");
        return end;
    }
}
