package org.praxisitsm.ui.desk;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import java.util.List;
import java.util.function.Consumer;
import org.praxisitsm.ui.components.ColumnsButton;
import org.praxisitsm.ui.components.ListColumns;
import org.praxisitsm.ui.components.PxIcon;

/** Beside the title of a list: save the view, the order, the columns, and what can be done with a saved view. */
class ListTools extends Composite<Span> {

    /** What is to be done with a view. */
    enum Saving {
        NEW,
        CHANGE,
        REMOVE
    }

    private final Button save;
    private final MenuBar menus = new MenuBar();
    private final MenuItem order;
    private final MenuItem more;

    ListTools(
            List<String> sorts,
            ListColumns<?> columns,
            Consumer<List<String>> lay,
            Consumer<String> sorted,
            Consumer<Saving> saving) {
        save = new Button(getTranslation("view.save"), click -> saving.accept(Saving.NEW));
        save.setId("save-view");
        save.addThemeNames("tertiary", "small");
        menus.addThemeVariants(MenuBarVariant.LUMO_TERTIARY, MenuBarVariant.LUMO_SMALL);
        order = menus.addItem(new PxIcon("swap"));
        order.add(new Span());
        sorts.forEach(sort -> order.getSubMenu().addItem(getTranslation(label(sort)), click -> sorted.accept(sort)));
        more = menus.addItem(new PxIcon("more"));
        more.setAriaLabel(getTranslation("view.more"));
        more.getSubMenu().addItem(getTranslation("view.change"), click -> saving.accept(Saving.CHANGE));
        more.getSubMenu().addItem(getTranslation("view.remove"), click -> saving.accept(Saving.REMOVE));
        getContent().addClassName("px-row");
        getContent().add(save, menus, new ColumnsButton(columns, lay));
    }

    /** @param changed whether the view is shown in another way than by itself */
    void show(ListViews.View view, String sort, boolean changed) {
        save.setVisible(changed || view.saved() == null && view.path().equals("all"));
        more.setVisible(view.saved() != null && view.saved().mine());
        order.getChildren().skip(1).findFirst().ifPresent(words -> ((Span) words).setText(getTranslation(label(sort))));
    }

    private static String label(String sort) {
        return "sort." + sort;
    }
}
