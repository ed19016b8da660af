package org.praxisitsm.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.List;
import org.praxisitsm.ui.components.Logo;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.security.web.csrf.CsrfToken;

/** Sign-in: a plain form post, so that password managers and the security chain see what they know. */
@Route("login")
@AnonymousAllowed
@JsModule("./components/px-signin.ts")
@JsModule("./components/px-icon.ts")
class LoginView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private static final List<String> DEMO_ACCOUNTS =
            List.of("agent", "network", "requester", "approver", "owner", "manager", "auditor", "admin");

    private final Div error = new Div();
    private final TextField user = new TextField();
    private final PasswordField password = new PasswordField();

    LoginView(Environment environment) {
        getContent().addClassName("px-signin");
        var pane = new Section(new Logo(true), form(environment), foot());
        pane.addClassName("px-signin-pane");
        var picture = new Section();
        picture.addClassNames("px-signin-picture", "px-dots");
        var words = new Div(new Span(getTranslation("signin.claim")), new Span(getTranslation("signin.claim.text")));
        words.addClassName("px-signin-words");
        picture.getElement().appendChild(new Element("px-signin-diagram"));
        picture.add(words);
        getContent().add(pane, picture);
    }

    private Div form(Environment environment) {
        var box = new Div(new H1(getTranslation("signin.title")), new Paragraph(getTranslation("signin.text")));
        box.addClassName("px-signin-form");
        error.addClassNames("px-ban", "err");
        error.getElement().setAttribute("role", "alert");
        error.setVisible(false);
        var form = new Element("form").setAttribute("method", "post").setAttribute("action", "login");
        form.appendChild(
                error.getElement(), field(user, "username", "signin.user").getElement());
        token(form);
        form.appendChild(field(password, "password", "signin.password").getElement(), submit().getElement());
        box.getElement().appendChild(form);
        if (environment.acceptsProfiles(Profiles.of("demo"))) {
            box.add(demo());
        }
        return box;
    }

    /** As any form of a page that changes something; the page is always loaded anew, so there is a request to take it from. */
    private static void token(Element form) {
        var request = VaadinServletRequest.getCurrent();
        if (request != null && request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token) {
            form.appendChild(new Element("input")
                    .setAttribute("type", "hidden")
                    .setAttribute("name", token.getParameterName())
                    .setAttribute("value", token.getToken()));
        }
    }

    private TextField field(TextField field, String name, String label) {
        named(field, name, label);
        field.setAutocomplete(Autocomplete.USERNAME);
        field.setAutofocus(true);
        field.getElement().setAttribute("autocapitalize", "none");
        return field;
    }

    private PasswordField field(PasswordField field, String name, String label) {
        named(field, name, label);
        field.setAutocomplete(Autocomplete.CURRENT_PASSWORD);
        return field;
    }

    private void named(com.vaadin.flow.component.textfield.TextFieldBase<?, String> field, String name, String label) {
        field.setId(name);
        field.getElement().setProperty("name", name);
        field.setLabel(getTranslation(label));
        field.setWidthFull();
    }

    private NativeButton submit() {
        var button = new NativeButton(getTranslation("signin.submit"));
        button.setId("sign-in");
        button.addClassNames("px-btn", "primary", "large");
        button.getElement().setAttribute("type", "submit");
        return button;
    }

    private Div demo() {
        var chips = new Div();
        chips.addClassName("px-chips");
        DEMO_ACCOUNTS.forEach(account -> {
            var choose = new Button(account, click -> {
                user.setValue(account);
                password.setValue("demo");
                password.focus();
            });
            choose.addThemeNames("small");
            chips.add(choose);
        });
        var box = new Div(new Span(getTranslation("signin.demo")), chips);
        box.addClassName("px-signin-demo");
        box.setId("demo-accounts");
        return box;
    }

    private Div foot() {
        var foot = new Div(new Span(getTranslation("signin.foot")));
        foot.addClassName("px-signin-foot");
        return foot;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var why = event.getLocation().getQueryParameters();
        var words = why.getSingleParameter(SignInAnswers.WAIT)
                .filter(seconds -> seconds.matches("\\d{1,4}"))
                .map(seconds -> getTranslation("signin.wait", seconds))
                .or(() -> why.getSingleParameter(SignInAnswers.AGAIN).map(any -> getTranslation("signin.again")))
                .or(() -> why.getSingleParameter(SignInAnswers.REFUSED).map(any -> getTranslation("signin.refused")));
        error.setVisible(words.isPresent());
        error.setText(words.orElse(""));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("signin.submit") + " · Praxis";
    }
}
