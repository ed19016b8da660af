package org.praxisitsm.ui;

import com.vaadin.flow.component.dependency.NpmPackage;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.theme.Theme;

/**
 * The page that all screens live in. The pin is a package whose platform version was never published; so is
 * {@code @vaadin/polymer-legacy-adapter}, which every component asks for: it is pinned in {@code package.json}, where an
 * {@code npm:} reference is left alone. Newer lines of the platform are commercial: no range anywhere.
 */
@Theme("praxis")
@Push
@NpmPackage(value = "@vaadin/bundles", version = "24.9.5")
@NpmPackage(value = "@fontsource-variable/inter", version = "5.2.8")
@NpmPackage(value = "@fontsource/jetbrains-mono", version = "5.2.8")
public class PraxisPage implements AppShellConfigurator {

    @Override
    public void configurePage(AppShellSettings settings) {
        settings.setViewport("width=device-width, initial-scale=1");
        settings.addFavIcon("icon", "icons/praxis.svg", "any");
        settings.addMetaTag("color-scheme", "light dark");
        settings.setPageTitle("Praxis");
    }
}
