package org.praxisitsm.ui.asset;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinServletRequest;
import jakarta.annotation.security.PermitAll;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.praxisitsm.asset.Assets;
import org.praxisitsm.asset.CiFields;
import org.praxisitsm.asset.CiRecord;
import org.praxisitsm.asset.lifecycle.QrLabel;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.ui.components.EmptyState;
import org.praxisitsm.ui.components.PxIcon;
import org.praxisitsm.ui.components.SafeLink;
import org.praxisitsm.ui.shell.DeskShell;
import org.praxisitsm.ui.shell.Going;

/** A sheet of labels to print: the code leads a phone to the asset's page. */
@Route(value = "desk/assets/labels", layout = DeskShell.class)
@PermitAll
class LabelsView extends LifeFrame {

    private static final int MOST = 200;

    private final transient Assets assets;
    private transient List<CiRecord> items = List.of();
    private LabelSheet sheet = LabelSheet.A4_21;
    private int used;

    LabelsView(Assets assets, Viewers viewers) {
        super(viewers.current(), "desk/assets/labels", "life.labels");
        this.assets = assets;
    }

    /** Which sheet, and how many of its labels are used already, stand in the address too. */
    @Override
    void enter(BeforeEnterEvent event) {
        var query = event.getLocation().getQueryParameters();
        var numbers = query.getSingleParameter("numbers").orElse("");
        sheet = LabelSheet.of(query.getSingleParameter("sheet").orElse(""));
        used = query.getSingleParameter("used")
                .filter(text -> text.matches("\\d{1,2}"))
                .map(Integer::valueOf)
                .filter(number -> number < sheet.labels())
                .orElse(0);
        items = Arrays.stream(numbers.split(","))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .distinct()
                .limit(MOST)
                .flatMap(one -> assets.find(one, viewer).stream())
                .toList();
    }

    @Override
    Component[] actions() {
        if (items.isEmpty()) {
            return new Component[0];
        }
        var kind = new Select<LabelSheet>();
        kind.setId("label-sheet");
        kind.setAriaLabel(getTranslation("life.labels.sheet"));
        kind.setItems(LabelSheet.values());
        kind.setItemLabelGenerator(one ->
                getTranslation("life.labels.sheet.of", Integer.toString(one.labels()), one.measures(getLocale())));
        kind.setValue(sheet);
        kind.setWidth("288px");
        kind.addThemeName("small");
        kind.addValueChangeListener(change -> go(change.getValue(), used));
        var first = new IntegerField();
        first.setId("label-first");
        first.setPrefixComponent(new Span(getTranslation("life.labels.first")));
        first.setAriaLabel(getTranslation("life.labels.first"));
        first.setTooltipText(getTranslation("life.labels.first.why"));
        first.setMin(1);
        first.setMax(sheet.labels());
        first.setValue(used + 1);
        first.setStepButtonsVisible(true);
        first.addThemeName("small");
        first.addValueChangeListener(change -> {
            if (change.getValue() != null && !first.isInvalid()) {
                go(sheet, change.getValue() - 1);
            }
        });
        var print = new Button(getTranslation("life.print"), new PxIcon("printer"), click -> UI.getCurrent()
                .getPage()
                .executeJs("window.print()"));
        print.setId("print-labels");
        print.addThemeVariants(ButtonVariant.LUMO_PRIMARY, ButtonVariant.LUMO_SMALL);
        return new Component[] {kind, first, print};
    }

    private void go(LabelSheet wanted, int usedOfIt) {
        var numbers = items.stream().map(CiRecord::number).collect(Collectors.joining(","));
        Going.to(
                UI.getCurrent(),
                "desk/assets/labels?numbers=" + numbers + "&sheet=" + wanted.key()
                        + (usedOfIt > 0 && usedOfIt < wanted.labels() ? "&used=" + usedOfIt : ""));
    }

    @Override
    void fill() {
        if (items.isEmpty()) {
            var list = SafeLink.to("desk/assets", getTranslation("life.labels.choose"));
            list.addClassName("px-btn");
            body.add(new EmptyState(
                    "qr", getTranslation("life.labels.none"), getTranslation("life.labels.none.why"), list));
            return;
        }
        var sheets = new Div();
        sheets.addClassName("px-labels");
        var paper = sheet.paper();
        for (var i = 0; i < used; i++) {
            paper.add(new Div());
        }
        for (var ci : items) {
            if (paper.getComponentCount() == sheet.labels()) {
                sheets.add(paper);
                paper = sheet.paper();
            }
            paper.add(label(ci));
        }
        sheets.add(paper);
        body.add(CiParts.text(getTranslation("life.labels.how"), "px-labels-how"), sheets);
    }

    private static Component label(CiRecord ci) {
        var words = new Div(
                CiParts.text(ci.number(), "px-label-number"),
                CiParts.text(ci.name(), "px-label-name"),
                CiParts.text(
                        Objects.requireNonNullElse(
                                ci.text(CiFields.ASSET_TAG), Objects.requireNonNullElse(ci.text(CiFields.SERIAL), "")),
                        "px-label-tag"));
        var label = new Div(code(ci.number()), words);
        label.addClassName("px-label");
        return label;
    }

    static Component code(String number) {
        return new Html("<div class='px-label-code'>"
                + QrLabel.of(address() + "/a/" + number).svg() + "</div>");
    }

    /** @return where this browser reached us: that is what a phone in the same house reaches, too */
    private static String address() {
        var request = VaadinServletRequest.getCurrent();
        if (request == null) {
            return "https://localhost";
        }
        var url = request.getHttpServletRequest().getRequestURL().toString();
        var end = url.indexOf('/', url.indexOf("//") + 2);
        return (end < 0 ? url : url.substring(0, end)) + request.getContextPath();
    }
}
