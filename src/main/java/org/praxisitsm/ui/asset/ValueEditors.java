package org.praxisitsm.ui.asset;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.asset.Assets;
import org.praxisitsm.asset.CiClass;
import org.praxisitsm.asset.CiFields;
import org.praxisitsm.asset.CiPatch;
import org.praxisitsm.asset.CiRow;
import org.praxisitsm.asset.Classes;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.ui.components.DateFields;
import org.praxisitsm.ui.components.FormSources;
import org.praxisitsm.ui.components.PersonBox;

/** Makes the fields in which values of items are edited, by type. */
class ValueEditors {

    private static final List<String> YES_NO = List.of("true", "false");

    private final Assets assets;
    private final Classes classes;
    private final AssetNames names;
    private final FormSources sources;

    ValueEditors(Assets assets, Classes classes, AssetNames names, FormSources sources) {
        this.assets = assets;
        this.classes = classes;
        this.names = names;
        this.sources = sources;
    }

    static CiPatch patch(String field, @Nullable Object value) {
        return field.startsWith("attributes.")
                ? CiPatch.empty().attribute(field.substring("attributes.".length()), value)
                : CiPatch.of(field, value);
    }

    ValueEditor field(CiVisit visit, String field) {
        var ci = visit.ci();
        return field(ci.ciClass(), field, ci.fields().get(field), visit.viewer());
    }

    /** @param viewer whose items may be chosen */
    ValueEditor field(String ciClass, String field, @Nullable Object value, Viewer viewer) {
        var now = value == null ? null : value.toString();
        return switch (field) {
            case CiFields.STATE ->
                choice(
                        classes.statesOf(ciClass).stream()
                                .map(CiClass.State::key)
                                .toList(),
                        key -> names.state(ciClass, key),
                        now);
            case CiFields.OWNER, CiFields.USER -> person(now);
            case CiFields.GROUP -> choice(groups(), names.names()::group, now);
            case CiFields.CRITICALITY -> {
                var box = box(List.of("1", "2", "3", "4"), key -> names.criticality(Integer.valueOf(key)), now);
                yield ValueEditor.of(box, Integer::valueOf);
            }
            case CiFields.ENVIRONMENT -> choice(CiFields.ENVIRONMENTS, names::environment, now);
            case CiFields.LOCATION -> item(List.of("place"), now, viewer);
            case CiFields.SERVICE ->
                choice(sources.services().stream().map(one -> one.key()).toList(), names.names()::service, now);
            default -> text(now);
        };
    }

    ValueEditor attribute(CiClass.Attribute attribute, @Nullable Object value, CiVisit visit) {
        return attribute(attribute, value, visit.viewer());
    }

    ValueEditor attribute(CiClass.Attribute attribute, @Nullable Object value, Viewer viewer) {
        var now = value == null ? null : value.toString();
        return switch (attribute.type()) {
            case NUMBER, MONEY -> {
                var number = new BigDecimalField();
                number.setLocale(AssetNames.reader());
                number.setValue(value instanceof BigDecimal known ? known : null);
                number.setSuffixComponent(CiParts.text(attribute.unit() == null ? "" : attribute.unit(), "px-faint"));
                yield ValueEditor.of(number, typed -> typed);
            }
            case DATE -> {
                var date = DateFields.day();
                date.setValue(now == null ? null : LocalDate.parse(now));
                yield ValueEditor.of(date, LocalDate::toString);
            }
            case BOOLEAN -> {
                var box = box(
                        YES_NO,
                        key -> new TextField().getTranslation(key.equals("true") ? "value.yes" : "value.no"),
                        now);
                yield ValueEditor.of(box, Boolean::valueOf);
            }
            case CHOICE ->
                choice(
                        attribute.choices().stream().map(CiClass.Choice::key).toList(),
                        key -> attribute
                                .choice(key)
                                .map(one -> one.name(AssetNames.reader()))
                                .orElse(key),
                        now);
            case PERSON -> person(now);
            case GROUP -> choice(groups(), names.names()::group, now);
            case CI -> item(List.of(), now, viewer);
            case URL -> text(now);
            case TEXT -> attribute.key().equals("description") ? area(now) : text(now);
        };
    }

    private List<String> groups() {
        return sources.groups().stream().map(one -> one.key()).toList();
    }

    private static ValueEditor text(@Nullable String now) {
        var field = new TextField();
        field.setValue(now == null ? "" : now);
        return ValueEditor.of(field, typed -> typed.isBlank() ? null : typed);
    }

    private static ValueEditor area(@Nullable String now) {
        var field = new TextArea();
        field.setValue(now == null ? "" : now);
        return ValueEditor.of(field, typed -> typed.isBlank() ? null : typed);
    }

    private ValueEditor person(@Nullable String now) {
        var box = new PersonBox("", sources);
        box.setValue(now);
        return ValueEditor.of(box, typed -> typed);
    }

    private static ValueEditor choice(
            List<String> keys, com.vaadin.flow.component.ItemLabelGenerator<String> words, @Nullable String now) {
        return ValueEditor.of(box(keys, words, now), key -> key);
    }

    private static ComboBox<String> box(
            List<String> keys, com.vaadin.flow.component.ItemLabelGenerator<String> words, @Nullable String now) {
        var all = new ArrayList<>(keys);
        if (now != null && !all.contains(now)) {
            all.add(now);
        }
        var box = new ComboBox<String>();
        box.setItemLabelGenerator(words);
        box.setItems(all);
        box.setClearButtonVisible(true);
        box.setValue(now);
        return box;
    }

    private ValueEditor item(List<String> ofClasses, @Nullable String now, Viewer viewer) {
        var box = new CiBox("", assets, names, ofClasses, viewer);
        if (now != null) {
            box.choose(now);
        }
        return ValueEditor.of(box, CiRow::number);
    }
}
