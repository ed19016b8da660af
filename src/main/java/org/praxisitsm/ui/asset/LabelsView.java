package org.praxisitsm.ui.asset;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinServletRequest;
import jakarta.annotation.security.PermitAll;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.praxisitsm.asset.Assets;
import org.praxisitsm.asset.CiFields;
import org.praxisitsm.asset.CiRecord;
import org.praxisitsm.asset.lifecycle.QrLabel;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.ui.components.EmptyState;
import org.praxisitsm.ui.shell.DeskShell;

/** A sheet of labels to print: the code leads a phone to the asset's page. */
@Route(value = "desk/assets/labels", layout = DeskShell.class)
@PermitAll
class LabelsView extends LifeFrame {

    private static final int MOST = 200;

    private final transient Assets assets;
    private transient List<CiRecord> items = List.of();

    LabelsView(Assets assets, Viewers viewers) {
        super(viewers.current(), "desk/assets/labels", "life.labels");
        this.assets = assets;
    }

    @Override
    void enter(BeforeEnterEvent event) {
        var numbers = event.getLocation()
                .getQueryParameters()
                .getSingleParameter("numbers")
                .orElse("");
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
        var print = new Button(
                getTranslation("life.print"), click -> UI.getCurrent().getPage().executeJs("window.print()"));
        print.addThemeVariants(ButtonVariant.LUMO_PRIMARY, ButtonVariant.LUMO_SMALL);
        print.setEnabled(!items.isEmpty());
        return new Component[] {print};
    }

    @Override
    void fill() {
        if (items.isEmpty()) {
            body.add(new EmptyState("qr", getTranslation("life.labels.none"), getTranslation("life.labels.none.why")));
            return;
        }
        var sheet = new Div();
        sheet.addClassName("px-labels");
        items.forEach(ci -> sheet.add(label(ci)));
        body.add(sheet);
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
