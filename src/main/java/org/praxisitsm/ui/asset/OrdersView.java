package org.praxisitsm.ui.asset;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.praxisitsm.asset.AssetAccess;
import org.praxisitsm.asset.CiClass;
import org.praxisitsm.asset.Classes;
import org.praxisitsm.asset.lifecycle.Order;
import org.praxisitsm.asset.lifecycle.Order.NewLine;
import org.praxisitsm.asset.lifecycle.Order.NewOrder;
import org.praxisitsm.asset.lifecycle.Orders;
import org.praxisitsm.identity.Viewers;
import org.praxisitsm.ui.components.DateFields;
import org.praxisitsm.ui.components.EmptyState;
import org.praxisitsm.ui.components.Marks;
import org.praxisitsm.ui.components.SafeLink;
import org.praxisitsm.ui.components.Toast;
import org.praxisitsm.ui.shell.DeskShell;

/** Orders with what is outstanding; a delivery is taken in line by line. */
@Route(value = "desk/assets/orders", layout = DeskShell.class)
@PermitAll
class OrdersView extends LifeFrame {

    private static final int PAGE = 100;

    private final transient Orders orders;
    private final transient Classes classes;
    private final transient AssetNames names;
    private final transient AssetAccess access;
    private final transient Clock clock;

    OrdersView(Orders orders, Classes classes, AssetNames names, AssetAccess access, Clock clock, Viewers viewers) {
        super(viewers.current(), "desk/assets/orders", "life.place.orders");
        this.orders = orders;
        this.classes = classes;
        this.names = names;
        this.access = access;
        this.clock = clock;
    }

    @Override
    Component[] actions() {
        if (!access.mayCreate(viewer, viewer.unit())) {
            return new Component[0];
        }
        var add = new Button(getTranslation("life.order.new"), click -> place());
        add.addThemeVariants(ButtonVariant.LUMO_PRIMARY, ButtonVariant.LUMO_SMALL);
        return new Component[] {add};
    }

    @Override
    void fill() {
        var page = orders.list(null, PAGE, null, viewer);
        if (page.items().isEmpty()) {
            body.add(new EmptyState("cart", getTranslation("life.order.none"), getTranslation("life.order.none.why")));
            return;
        }
        var table = new LifeTable(
                "life.order", "life.model", "life.outstanding>", "life.price>", "life.expected", "life.standing", "");
        page.items().forEach(order -> order.lines()
                .forEach(line -> table.row(
                        order(order),
                        LifeTable.lines(
                                new Span(
                                        names.iconOf(line.ciClass()), new Span(line.quantity() + " × " + line.model())),
                                order.supplier()),
                        order.state().isOpen() ? line.outstanding() : 0,
                        line.price() == null ? null : new LifeTable.Money(LifeWords.money(line.price())),
                        order.expectedAt() == null ? null : new Marks.Time(order.expectedAt()),
                        standing(order),
                        order.state().isOpen() && line.outstanding() > 0 && access.mayCreate(viewer, order.unit())
                                ? steps(order, line)
                                : null)));
        body.add(card(table));
    }

    private Component order(Order order) {
        return LifeTable.lines(
                CiParts.text(order.number(), "px-num"),
                order.ticket() == null ? names.names().person(order.orderedBy()) : order.ticket());
    }

    private Component standing(Order order) {
        var words = getTranslation("life.order.state." + order.state().name().toLowerCase(java.util.Locale.ROOT));
        if (order.isLate(clock.instant())) {
            return LifeTable.mark("warning", getTranslation("life.order.late"), "bad");
        }
        return switch (order.state()) {
            case OPEN, PARTLY -> LifeTable.mark("clock", words, "plain");
            case RECEIVED -> LifeTable.mark("check", words, "good");
            case CANCELLED -> LifeTable.mark("close", words, "plain");
        };
    }

    private Component steps(Order order, Order.Line line) {
        var steps = new Div();
        steps.addClassName("px-row");
        if (order.ticket() == null) {
            steps.add(StockView.small(getTranslation("life.receive"), () -> receive(order, line)));
        } else {
            steps.add(SafeLink.to("desk/tickets/" + order.ticket(), getTranslation("life.order.in-ticket")));
        }
        return steps;
    }

    private void receive(Order order, Order.Line line) {
        var quantity = new IntegerField(getTranslation("life.quantity"));
        quantity.setValue(line.outstanding());
        quantity.setMin(1);
        quantity.setMax(line.outstanding());
        quantity.setStepButtonsVisible(true);
        var serials = new TextArea(getTranslation("life.serials"));
        serials.setHelperText(getTranslation("life.serials.help"));
        var warranty = DateFields.day(getTranslation("life.warranty"));
        new LifeDialog(
                        line.model(),
                        getTranslation("life.receive"),
                        () -> {
                            var made = orders.receive(
                                    order.number(),
                                    new Orders.Delivery(
                                            line.position(),
                                            Objects.requireNonNullElse(quantity.getValue(), 0),
                                            lines(serials.getValue()),
                                            List.of(),
                                            null,
                                            warranty.getValue()),
                                    viewer);
                            refresh();
                            Toast.done(getTranslation("life.received", made.size()));
                        },
                        quantity,
                        serials,
                        warranty)
                .open();
    }

    private static List<String> lines(String text) {
        return Arrays.stream(text.split("\\R"))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .toList();
    }

    private void place() {
        var ciClass = new ComboBox<CiClass>(getTranslation("life.class"));
        ciClass.setItems(classes.all().stream()
                .filter(one -> !one.isAbstract()
                        && access.mayChangeClass(viewer, one.key())
                        && classes.attribute(one.key(), "model").isPresent())
                .toList());
        ciClass.setItemLabelGenerator(one -> names.ciClass(one.key()));
        var model = new TextField(getTranslation("life.model"));
        var quantity = new IntegerField(getTranslation("life.quantity"));
        quantity.setValue(1);
        quantity.setMin(1);
        quantity.setStepButtonsVisible(true);
        var price = new BigDecimalField(getTranslation("life.price.one"));
        price.setLocale(getLocale());
        var supplier = new TextField(getTranslation("life.supplier"));
        var expected = DateFields.day(getTranslation("life.expected"));
        new LifeDialog(
                        getTranslation("life.order.new"),
                        getTranslation("life.order.place"),
                        () -> {
                            var line = new NewLine(
                                    ciClass.getValue() == null
                                            ? ""
                                            : ciClass.getValue().key(),
                                    model.getValue(),
                                    Objects.requireNonNullElse(quantity.getValue(), 0),
                                    price.getValue());
                            orders.place(
                                    new NewOrder(
                                            viewer.unit(),
                                            supplier.getValue(),
                                            expected.getValue() == null
                                                    ? null
                                                    : expected.getValue()
                                                            .atTime(12, 0)
                                                            .toInstant(ZoneOffset.UTC),
                                            null,
                                            List.of(line)),
                                    viewer);
                            refresh();
                        },
                        ciClass,
                        model,
                        quantity,
                        price,
                        supplier,
                        expected)
                .open();
    }
}
