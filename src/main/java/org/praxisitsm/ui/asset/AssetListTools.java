package org.praxisitsm.ui.asset;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.ticket.SavedViews.SavedView;
import org.praxisitsm.ui.components.ColumnsButton;
import org.praxisitsm.ui.components.ListColumns;
import org.praxisitsm.ui.components.PxIcon;
import org.praxisitsm.ui.components.SafeLink;

/** Beside the title of the list of assets: save what is shown as a view, take it along as a file, choose columns. */
final class AssetListTools extends Composite<Span> {

    /** What is to be done with a view. */
    enum Saving {
        NEW,
        CHANGE,
        REMOVE
    }

    private final Button save;
    private final MenuItem change;
    private final MenuItem remove;

    /** @param export writes what is shown at the moment of the click */
    AssetListTools(
            ListColumns<?> columns, Consumer<List<String>> lay, Consumer<Saving> saving, DownloadHandler export) {
        save = new Button(getTranslation("view.save"), click -> saving.accept(Saving.NEW));
        save.setId("save-view");
        save.addThemeNames("tertiary", "small");
        var menu = new MenuBar();
        menu.setId("asset-more");
        menu.addThemeVariants(MenuBarVariant.LUMO_TERTIARY, MenuBarVariant.LUMO_SMALL);
        var more = menu.addItem(new PxIcon("more"));
        more.setAriaLabel(getTranslation("asset.more"));
        change = more.getSubMenu().addItem(getTranslation("view.change"), click -> saving.accept(Saving.CHANGE));
        remove = more.getSubMenu().addItem(getTranslation("view.remove"), click -> saving.accept(Saving.REMOVE));
        more.getSubMenu().addItem(export(export));
        more.getSubMenu().addItem(place("desk/baselines", "layers", "asset.baselines"));
        more.getSubMenu().addItem(place("desk/assets/import", "clip", "asset-import.title"));
        more.getSubMenu().addItem(place("desk/assets/duplicates", "copy", "duplicates.title"));
        getContent().addClassNames("px-row", "px-list-tools");
        getContent().add(save, new ColumnsButton(columns, lay), menu);
    }

    private Component export(DownloadHandler handler) {
        var link = new Anchor(handler, AttachmentType.DOWNLOAD, "");
        link.setId("asset-export");
        link.add(new PxIcon("download"), new Span(getTranslation("asset.export")));
        link.addClassName("px-menu-link");
        return link;
    }

    private Component place(String path, String icon, String words) {
        var link = SafeLink.to(path, "");
        link.add(new PxIcon(icon), new Span(getTranslation(words)));
        link.addClassName("px-menu-link");
        return link;
    }

    /** @param changed whether something else is shown than the view, or everything, by itself */
    void show(@Nullable SavedView view, boolean changed) {
        save.setVisible(changed);
        change.setVisible(view != null && view.mine());
        remove.setVisible(view != null && view.mine());
    }
}
