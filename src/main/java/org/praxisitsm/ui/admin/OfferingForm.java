package org.praxisitsm.ui.admin;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.catalog.Offering;
import org.praxisitsm.catalog.Offering.Category;
import org.praxisitsm.catalog.Offering.Kind;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.shared.Refusal.FieldError;
import org.praxisitsm.ui.components.Failures;
import org.praxisitsm.ui.components.PersonBox;
import org.praxisitsm.ui.components.ServiceWords;

/** The members of an offering as fields; what is wrong is told at the field it belongs to. */
class OfferingForm extends Composite<Div> {

    private static final List<String> ICONS = List.of(
            "box",
            "laptop",
            "phone",
            "printer",
            "key",
            "wifi",
            "server",
            "cloud",
            "app",
            "database",
            "building",
            "people",
            "person",
            "shield",
            "book",
            "bolt",
            "package",
            "cart",
            "tag",
            "gear");

    private final transient OfferingChoices choices;
    private final transient Viewer viewer;
    private final transient Map<String, Component> byMember = new LinkedHashMap<>();
    private final TextField key = new TextField();
    private final ComboBox<Kind> kind = new ComboBox<>();
    private final ComboBox<String> category = new ComboBox<>();
    private final TextField english = new TextField();
    private final TextField german = new TextField();
    private final TextField summary = new TextField();
    private final TextField summaryGerman = new TextField();
    private final TextField keywords = new TextField();
    private final ComboBox<String> icon = new ComboBox<>();
    private final ComboBox<String> practice = new ComboBox<>();
    private final ComboBox<String> questions = new ComboBox<>();
    private final ComboBox<String> audience = new ComboBox<>();
    private final ComboBox<String> service = new ComboBox<>();
    private final PersonBox owner;
    private final BigDecimalField price = new BigDecimalField();
    private final ComboBox<String> currency = new ComboBox<>();
    private final TextField costCentre = new TextField();
    private final IntegerField days = new IntegerField();
    private final MultiSelectComboBox<String> parts = new MultiSelectComboBox<>();

    OfferingForm(OfferingChoices choices, Offering it, boolean fresh, Viewer viewer) {
        this.choices = choices;
        this.viewer = viewer;
        this.owner = new PersonBox("", choices.sources());
        key.setReadOnly(!fresh);
        choose();
        fill(it);
        getContent().addClassName("px-offering-form");
        section(
                "admin.offering.what",
                field("names.en", english),
                field("names.de", german),
                field("summaries.en", summary),
                field("summaries.de", summaryGerman),
                field("key", key),
                field("category", category),
                field("keywords", keywords),
                field("icon", icon));
        section(
                "admin.offering.terms",
                field("price", price),
                field("currency", currency),
                field("costCentre", costCentre),
                field("deliveryDays", days),
                field("audience", audience),
                field("owner", owner));
        section(
                "admin.offering.provision",
                field("kind", kind),
                field("practice", practice),
                field("form", questions),
                field("service", service),
                field("parts", parts));
        kind.addValueChangeListener(change -> parts.setVisible(change.getValue() == Kind.BUNDLE));
        parts.setVisible(it.kind() == Kind.BUNDLE);
        practice.addValueChangeListener(change -> ofPractice(Objects.requireNonNullElse(change.getValue(), "")));
    }

    private void section(String title, Component... fields) {
        var form = new Div(fields);
        form.addClassName("px-form");
        getContent().add(new H2(getTranslation(title)), form);
    }

    private <C extends Component> C field(String member, C field) {
        field.getElement().setProperty("label", getTranslation("admin.offering." + member));
        field.getElement().setProperty("manualValidation", true);
        field.setId("offering-" + member.replace('.', '-'));
        byMember.put(member, field);
        return field;
    }

    private void choose() {
        kind.setItems(Kind.values());
        kind.setItemLabelGenerator(each -> getTranslation("admin.offering.kind." + each));
        categories();
        category.setItemLabelGenerator(each -> choices.category(each, getLocale()));
        category.setAllowCustomValue(true);
        category.setHelperText(getTranslation("admin.offering.category.new"));
        category.addCustomValueSetListener(typed -> category(typed.getDetail()));
        icon.setItems(ICONS);
        practice.setItems(choices.practices(viewer));
        practice.setItemLabelGenerator(choices::practice);
        service.setItems(choices.services());
        service.setItemLabelGenerator(choices::service);
        service.setClearButtonVisible(true);
        currency.setItems(Stream.concat(
                        Stream.of("EUR", "USD", "GBP", "CHF", "NOK"),
                        Currency.getAvailableCurrencies().stream()
                                .map(Currency::getCurrencyCode)
                                .sorted())
                .distinct()
                .toList());
        questions.setClearButtonVisible(true);
        questions.setPlaceholder(getTranslation("admin.offering.form.start"));
        costCentre.setPlaceholder(getTranslation("portal.catalogue.payer.own"));
        parts.setItemLabelGenerator(each -> choices.offering(each, getLocale()));
        days.setStepButtonsVisible(true);
        days.setMin(0);
    }

    private void categories() {
        category.setItems(choices.categories().stream().map(Category::key).toList());
    }

    /** What is typed and not there yet becomes a part of the catalogue, under its name in both languages until told otherwise. */
    private void category(String typed) {
        var made = typed.strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        Failures.attempt(() -> {
            var last = choices.categories().stream()
                    .mapToInt(Category::place)
                    .max()
                    .orElse(0);
            choices.create(new Category(made, Map.of("en", typed.strip()), last + 1, 0), viewer);
            categories();
            category.setValue(made);
        });
    }

    private void ofPractice(String chosen) {
        questions.setItems(choices.forms(chosen));
        audience.setItems(choices.audiences(chosen));
        parts.setItems(choices.parts(chosen, viewer));
    }

    private void fill(Offering it) {
        ofPractice(it.practice());
        key.setValue(it.key());
        kind.setValue(it.kind());
        category.setValue(it.category().isEmpty() ? null : it.category());
        english.setValue(it.names().getOrDefault("en", ""));
        german.setValue(it.names().getOrDefault("de", ""));
        summary.setValue(it.summaries().getOrDefault("en", ""));
        summaryGerman.setValue(it.summaries().getOrDefault("de", ""));
        keywords.setValue(Objects.requireNonNullElse(it.keywords(), ""));
        icon.setValue(it.icon());
        practice.setValue(it.practice());
        questions.setValue(it.form());
        audience.setValue(it.audience().isEmpty() ? null : it.audience());
        service.setValue(it.service());
        owner.setValue(it.owner());
        price.setValue(it.price());
        currency.setValue(it.currency());
        costCentre.setValue(Objects.requireNonNullElse(it.costCentre(), ""));
        days.setValue(it.deliveryDays());
        parts.setValue(new LinkedHashSet<>(it.parts()));
    }

    /** @return what stands in the fields; state and version of what it was */
    Offering written(Offering before) {
        var bundle = kind.getValue() == Kind.BUNDLE;
        return new Offering(
                key.getValue().strip(),
                Objects.requireNonNullElse(kind.getValue(), before.kind()),
                before.lifecycle(),
                Objects.requireNonNullElse(category.getValue(), ""),
                words(english, german),
                words(summary, summaryGerman),
                text(keywords.getValue()),
                icon.getValue(),
                Objects.requireNonNullElse(practice.getValue(), ""),
                questions.getValue(),
                service.getValue(),
                owner.getValue(),
                Objects.requireNonNullElse(audience.getValue(), ""),
                price.getValue(),
                Objects.requireNonNullElse(currency.getValue(), ""),
                text(costCentre.getValue()),
                days.getValue(),
                bundle ? List.copyOf(parts.getValue()) : List.of(),
                before.version());
    }

    private static Map<String, String> words(TextField english, TextField german) {
        var words = new LinkedHashMap<String, String>();
        if (!english.getValue().isBlank()) {
            words.put("en", english.getValue().strip());
        }
        if (!german.getValue().isBlank()) {
            words.put("de", german.getValue().strip());
        }
        return words;
    }

    private static @Nullable String text(String typed) {
        return typed.isBlank() ? null : typed.strip();
    }

    /**
     * Shows the reasons at their fields.
     *
     * @return those without one
     */
    List<FieldError> complain(List<Refusal.FieldError> errors) {
        var left = new ArrayList<>(errors);
        byMember.forEach((member, field) -> {
            var mine =
                    left.stream().filter(error -> error.field().equals(member)).toList();
            left.removeAll(mine);
            if (field instanceof HasValidationProperties validated) {
                validated.setInvalid(!mine.isEmpty());
                validated.setErrorMessage(
                        mine.isEmpty() ? null : ServiceWords.here(mine.get(0).message()));
            }
        });
        return left;
    }
}
