package org.praxisitsm.ui.asset;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.i18n.I18NProvider;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.asset.Assets;
import org.praxisitsm.asset.CiClass;
import org.praxisitsm.asset.CiClass.Attribute;
import org.praxisitsm.asset.CiClass.Phase;
import org.praxisitsm.asset.CiClass.Type;
import org.praxisitsm.asset.CiFields;
import org.praxisitsm.asset.CiRecord;
import org.praxisitsm.asset.Classes;
import org.praxisitsm.asset.inventory.Parts;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.ui.components.DateWords;
import org.praxisitsm.ui.components.Names;
import org.praxisitsm.ui.components.PxIcon;
import org.praxisitsm.ui.components.SafeLink;

/** What classes, states, fields and values of items are called, in the language of whoever looks. */
@org.springframework.stereotype.Component
public class AssetNames {

    /** What a history says besides fields and parts. */
    private static final Set<String> FOLLOWED = Set.of("parts", "merged", "mergedInto");

    private static final Pattern REST = Pattern.compile("and (\\d+) more");

    private final Classes classes;
    private final Assets assets;
    private final Names names;

    AssetNames(Classes classes, Assets assets, Names names) {
        this.classes = classes;
        this.assets = assets;
        this.names = names;
    }

    public String ciClass(String key) {
        return classes.find(key).map(one -> one.name(reader())).orElse(key);
    }

    public String icon(String key) {
        return classes.lineage(key).stream().map(CiClass::icon).findFirst().orElse("asset");
    }

    public String state(String ciClass, String key) {
        return classes.state(ciClass, key).map(one -> one.name(reader())).orElse(key);
    }

    /** The state with a mark of the part of a life it belongs to. */
    public Component stateMark(String ciClass, String key) {
        var mark = new Span(new Span(), new Span(state(ciClass, key)));
        mark.addClassNames("px-ci-state", phase(ciClass, key));
        return mark;
    }

    /** @return the part of a life that a state belongs to, as style sheets name it */
    String phase(String ciClass, String key) {
        var phase = classes.state(ciClass, key).map(CiClass.State::phase).orElse(Phase.IN_USE);
        return phase.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @param outward whether it is read from the first */
    public String relation(String kind, boolean outward) {
        return classes.kind(kind).map(one -> one.name(outward, reader())).orElse(kind);
    }

    public String attribute(String ciClass, String key) {
        return classes.attribute(ciClass, key).map(one -> one.name(reader())).orElse(key);
    }

    /** @param field name of a field, {@code attributes.<key>} or {@code relations.<kind>}, as histories have them */
    public String field(String ciClass, String field) {
        if (field.startsWith("attributes.")) {
            return attribute(ciClass, field.substring("attributes.".length()));
        }
        if (field.startsWith("relations.")) {
            var kind = field.substring("relations.".length());
            return kind.endsWith(".inverse")
                    ? relation(kind.substring(0, kind.length() - ".inverse".length()), false)
                    : relation(kind, true);
        }
        return CiFields.all().contains(field) || FOLLOWED.contains(field)
                ? translated("asset.field." + field)
                : part(field);
    }

    /** Histories name a part by its kind and name: {@code software.7-Zip}. */
    private static String part(String field) {
        var dot = field.indexOf('.');
        var kind = dot < 0 ? field : field.substring(0, dot);
        if (!Parts.kinds().contains(kind)) {
            return field;
        }
        var words = translated("asset.part." + kind);
        return dot < 0 ? words : words + " · " + field.substring(dot + 1);
    }

    public String criticality(@Nullable Integer level) {
        return level == null ? translated("asset.criticality.none") : translated("asset.criticality." + level);
    }

    public String environment(String key) {
        return CiFields.ENVIRONMENTS.contains(key) ? translated("asset.environment." + key) : key;
    }

    /** @return the value of a field or attribute as plain words; nothing for nothing */
    public String value(String ciClass, String field, @Nullable Object value, Viewer viewer) {
        if (value == null) {
            return "";
        }
        var text = value.toString();
        if (field.startsWith("attributes.")) {
            return classes.attribute(ciClass, field.substring("attributes.".length()))
                    .map(attribute -> value(attribute, value, viewer))
                    .orElse(text);
        }
        if (field.startsWith("relations.")) {
            var number = text.split(" ", 2)[0];
            return itemName(number, viewer) + text.substring(number.length());
        }
        return switch (field) {
            case CiFields.STATE -> state(ciClass, text);
            case CiFields.OWNER, CiFields.USER -> names.person(text);
            case CiFields.GROUP -> names.group(text);
            case CiFields.CRITICALITY -> text.matches("[1-4]") ? criticality(Integer.valueOf(text)) : text;
            case CiFields.ENVIRONMENT -> environment(text);
            case CiFields.LOCATION -> itemName(text, viewer);
            case CiFields.SERVICE -> names.service(text);
            case "merged", "mergedInto" -> text + " " + itemName(text, viewer);
            default -> rest(text);
        };
    }

    /** What was too much for a history is counted there. */
    private static String rest(String text) {
        var counted = REST.matcher(text);
        return counted.matches() ? I18NProvider.translate(reader(), "asset.parts.more", counted.group(1)) : text;
    }

    public String value(Attribute attribute, Object value, Viewer viewer) {
        var text = value.toString();
        return switch (attribute.type()) {
            case NUMBER, MONEY -> number(text) + (attribute.unit() == null ? "" : " " + attribute.unit());
            case DATE -> date(text);
            case BOOLEAN -> translated(Boolean.parseBoolean(text) ? "value.yes" : "value.no");
            case CHOICE -> attribute.choice(text).map(one -> one.name(reader())).orElse(text);
            case PERSON -> names.person(text);
            case GROUP -> names.group(text);
            case CI -> itemName(text, viewer);
            case TEXT, URL -> text;
        };
    }

    /** The value as it stands on a page: items and addresses are links. */
    public Component shown(Attribute attribute, Object value, Viewer viewer) {
        if (attribute.type() == Type.URL) {
            return SafeLink.outside(value.toString(), value.toString());
        }
        if (attribute.type() == Type.CI) {
            return item(value.toString(), viewer);
        }
        return new Span(value(attribute, value, viewer));
    }

    /** A link to an item where the viewer may see it; else that it is not shown. */
    public Component item(String number, Viewer viewer) {
        return assets.find(number, viewer)
                .<Component>map(ci -> CiParts.link(number, icon(ci.ciClass()), ci.name()))
                .orElseGet(() -> CiParts.text(translated("value.hidden"), "px-faint"));
    }

    private String itemName(String number, Viewer viewer) {
        return assets.find(number, viewer).map(CiRecord::name).orElseGet(() -> translated("value.hidden"));
    }

    public Names names() {
        return names;
    }

    public Component iconOf(String ciClass) {
        return new PxIcon(icon(ciClass));
    }

    private static String number(String text) {
        try {
            var format = NumberFormat.getNumberInstance(reader());
            format.setMaximumFractionDigits(4);
            return format.format(new BigDecimal(text));
        } catch (NumberFormatException asItIs) {
            return text;
        }
    }

    static String date(String text) {
        try {
            return DateWords.days(reader()).format(LocalDate.parse(text));
        } catch (DateTimeParseException asItIs) {
            return text;
        }
    }

    private static String translated(String key) {
        return I18NProvider.translate(reader(), key);
    }

    static Locale reader() {
        var ui = UI.getCurrent();
        return ui == null ? Locale.ENGLISH : ui.getLocale();
    }
}
