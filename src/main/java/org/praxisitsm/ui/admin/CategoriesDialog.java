package org.praxisitsm.ui.admin;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import org.praxisitsm.catalog.Offering.Category;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ui.components.Failures;
import org.praxisitsm.ui.components.PxIcon;
import org.praxisitsm.ui.components.ServiceWords;

/** What the parts of the catalogue are called, and in which order they stand in the portal. */
class CategoriesDialog extends AdminDialog {

    private static final int LONGEST = 160;

    private record Line(Category category, TextField english, TextField german) {

        Category written(int place) {
            var names = new LinkedHashMap<>(category.names());
            names.put("en", english.getValue().strip());
            names.remove("de");
            if (!german.getValue().isBlank()) {
                names.put("de", german.getValue().strip());
            }
            return new Category(category.key(), names, place, category.version());
        }
    }

    private final transient OfferingChoices choices;
    private final transient Viewer viewer;
    private final transient List<Line> lines = new ArrayList<>();
    private final Div rows = new Div();

    CategoriesDialog(OfferingChoices choices, Viewer viewer, Runnable done) {
        super("");
        this.choices = choices;
        this.viewer = viewer;
        setHeaderTitle(getTranslation("admin.categories"));
        setWidth("620px");
        rows.addClassName("px-category-rows");
        choices.categories().forEach(category -> lines.add(line(category)));
        show();
        fields(rows);
        primary(getTranslation("asset.save"), () -> save(done));
    }

    private Line line(Category category) {
        var english = new TextField(getTranslation("admin.categories.english"));
        english.setId("category-en-" + category.key());
        english.setMaxLength(LONGEST);
        english.setValue(category.names().getOrDefault("en", ""));
        var german = new TextField(getTranslation("admin.categories.german"));
        german.setId("category-de-" + category.key());
        german.setMaxLength(LONGEST);
        german.setValue(category.names().getOrDefault("de", ""));
        return new Line(category, english, german);
    }

    private void show() {
        rows.removeAll();
        for (var at = 0; at < lines.size(); at++) {
            var line = lines.get(at);
            var row = new Div(line.english(), line.german(), move(line, at, -1, "up"), move(line, at, 1, "down"));
            row.addClassName("px-category-row");
            rows.add(row);
        }
    }

    private Button move(Line line, int at, int by, String way) {
        var to = at + by;
        var button = new Button(new PxIcon("chevron-" + way), click -> {
            Collections.swap(lines, at, to);
            show();
        });
        button.setId("category-" + way + "-" + line.category().key());
        button.setAriaLabel(
                getTranslation("admin.categories." + way, line.category().name(getLocale())));
        button.setEnabled(to >= 0 && to < lines.size());
        button.addThemeNames("tertiary", "icon");
        return button;
    }

    private boolean save(Runnable done) {
        try {
            for (var place = 0; place < lines.size(); place++) {
                var written = lines.get(place).written(place);
                if (!written.equals(lines.get(place).category())) {
                    choices.change(written, viewer);
                }
            }
            done.run();
            return true;
        } catch (Refusal refused) {
            Failures.note(refused);
            refuse(ServiceWords.here(
                    refused.errors().isEmpty()
                            ? refused.getMessage()
                            : refused.errors().get(0).message()));
            return false;
        }
    }
}
