package org.praxisitsm.ui.shell;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import com.vaadin.flow.server.VaadinService;
import com.vaadin.flow.spring.security.AuthenticationContext;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.notification.MailWishes;
import org.praxisitsm.ui.components.Marks;

/** Who is signed in, how the screens look for them, and the way out. */
class MeMenu extends Composite<MenuBar> {

    MeMenu(Viewer viewer, MailWishes wishes, AuthenticationContext authentication) {
        var bar = getContent();
        bar.setId("me-menu");
        bar.addClassName("px-me");
        bar.addThemeVariants(MenuBarVariant.LUMO_TERTIARY_INLINE, MenuBarVariant.LUMO_ICON);
        var me = bar.addItem(new Marks.Person(viewer.name()).plain().me(true));
        me.getElement().setAttribute("aria-label", getTranslation("me.label", viewer.name()));
        var menu = me.getSubMenu();
        var who = menu.addItem(viewer.name() + " · " + viewer.account());
        who.setEnabled(false);
        var wanted = Preferences.of(VaadinService.getCurrentRequest());
        choices(menu, "me.theme", Preferences.THEMES, wanted.theme(), MeMenu::theme);
        choices(menu, "me.density", Preferences.DENSITIES, wanted.density(), MeMenu::density);
        languages(menu);
        mail(menu, wishes, viewer);
        var substitutes = menu.addItem(
                getTranslation("me.substitutes"), click -> UI.getCurrent().navigate("portal/substitutes"));
        substitutes.setId("me-substitutes");
        menu.addSeparator();
        var out = menu.addItem(getTranslation("me.signout"), click -> authentication.logout());
        out.setId("sign-out");
    }

    private void choices(SubMenu menu, String key, List<String> values, String current, Consumer<String> choose) {
        var sub = menu.addItem(getTranslation(key)).getSubMenu();
        values.forEach(value ->
                option(sub, getTranslation(key + "." + value), value.equals(current), () -> choose.accept(value)));
    }

    private void mail(SubMenu menu, MailWishes wishes, Viewer viewer) {
        var sub = menu.addItem(getTranslation("me.mail")).getSubMenu();
        var current = wishes.of(viewer.account());
        for (var rhythm : MailWishes.Rhythm.values()) {
            option(
                    sub,
                    getTranslation("me.mail." + rhythm.name().toLowerCase(Locale.ROOT)),
                    rhythm == current,
                    () -> wishes.set(rhythm, viewer));
        }
    }

    private void languages(SubMenu menu) {
        var sub = menu.addItem(getTranslation("me.language")).getSubMenu();
        Preferences.LANGUAGES.forEach(language -> option(
                sub,
                language.getDisplayLanguage(language),
                language.getLanguage().equals(getLocale().getLanguage()),
                () -> language(language)));
    }

    private static void option(SubMenu sub, String text, boolean checked, Runnable choose) {
        MenuItem item = sub.addItem(text, click -> {
            sub.getItems().forEach(other -> other.setChecked(other == click.getSource()));
            choose.run();
        });
        item.setCheckable(true);
        item.setChecked(checked);
    }

    private static void theme(String value) {
        var ui = UI.getCurrent();
        Preferences.keep(ui, "theme", value);
        ui.getPage()
                .executeJs(
                        "document.documentElement.setAttribute('theme', $0 === 'dark' || ($0 === 'system' &&"
                                + " matchMedia('(prefers-color-scheme: dark)').matches) ? 'dark' : '')",
                        value);
    }

    private static void density(String value) {
        var ui = UI.getCurrent();
        Preferences.keep(ui, "density", value);
        ui.getPage().executeJs("document.documentElement.setAttribute('praxis-density', $0)", value);
    }

    private static void language(Locale language) {
        var ui = UI.getCurrent();
        Preferences.keep(ui, "lang", language.toLanguageTag());
        ui.getPage().reload();
    }
}
