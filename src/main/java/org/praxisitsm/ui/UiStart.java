package org.praxisitsm.ui;

import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.SystemMessages;
import com.vaadin.flow.server.SystemMessagesInfo;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinService;
import com.vaadin.flow.server.VaadinServiceInitListener;
import java.util.Locale;
import org.praxisitsm.identity.People;
import org.praxisitsm.ui.components.Failures;
import org.praxisitsm.ui.components.ScreenRefusals;
import org.praxisitsm.ui.shell.Preferences;
import org.springframework.stereotype.Component;

/** What every screen starts with: language, policy of the page, and a handler for what nobody expected. */
@Component
class UiStart implements VaadinServiceInitListener {

    private final People people;
    private final ScreenRefusals refusals;

    UiStart(People people, ScreenRefusals refusals) {
        this.people = people;
        this.refusals = refusals;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(new IndexPage(this::language));
        event.getSource().addSessionInitListener(init -> init.getSession().setErrorHandler(Failures::show));
        event.getSource().addUIInitListener(init -> {
            init.getUI().setLocale(language());
            refusals.attach(init.getUI());
        });
        // Asked for also where no service is current, as by a request that lost its cookie.
        var texts = event.getSource().getInstantiator().getI18NProvider();
        event.getSource().setSystemMessagesProvider(info -> messages(texts, info));
    }

    private Locale language() {
        var request = VaadinService.getCurrentRequest();
        return request == null ? Locale.ENGLISH : language(request);
    }

    private Locale language(VaadinRequest request) {
        return Preferences.of(request)
                .language()
                .or(() -> signedIn(request))
                .or(() -> Preferences.supported(request.getLocale().toLanguageTag()))
                .orElse(Locale.ENGLISH);
    }

    private java.util.Optional<Locale> signedIn(VaadinRequest request) {
        var user = request.getUserPrincipal();
        return user == null
                ? java.util.Optional.empty()
                : people.person(user.getName()).flatMap(person -> Preferences.supported(person.locale()));
    }

    private static SystemMessages messages(I18NProvider texts, SystemMessagesInfo info) {
        var messages = new CustomizedSystemMessages();
        messages.setSessionExpiredNotificationEnabled(true);
        messages.setSessionExpiredCaption(texts.getTranslation("session.expired", info.getLocale()));
        messages.setSessionExpiredMessage(texts.getTranslation("session.expired.text", info.getLocale()));
        return messages;
    }
}
