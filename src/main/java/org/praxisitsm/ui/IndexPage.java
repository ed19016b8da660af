package org.praxisitsm.ui;

import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.communication.IndexHtmlRequestListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.function.Function;
import org.jsoup.nodes.Element;
import org.praxisitsm.ui.shell.Preferences;

/**
 * Finishes the first document: the chosen theme before the first paint, and a content security policy whose nonce every
 * inline script bears. The client evaluates expressions that the server sends, hence 'unsafe-eval'; nothing inline.
 */
class IndexPage implements IndexHtmlRequestListener {

    private static final String FOLLOW_SYSTEM =
            "(()=>{const d=matchMedia('(prefers-color-scheme: dark)');const s=()=>document.documentElement"
                    + ".setAttribute('theme',d.matches?'dark':'');s();})()";

    private final SecureRandom random = new SecureRandom();
    private final Function<VaadinRequest, Locale> language;

    /** @param language that the screens of a request speak */
    IndexPage(Function<VaadinRequest, Locale> language) {
        this.language = language;
    }

    @Override
    public void modifyIndexHtmlResponse(IndexHtmlResponse response) {
        var document = response.getDocument();
        var html = document.selectFirst("html");
        if (html == null) {
            return;
        }
        dress(
                html,
                document.head(),
                Preferences.of(response.getVaadinRequest()),
                language.apply(response.getVaadinRequest()));
        var nonce = nonce();
        document.getElementsByTag("script").attr("nonce", nonce);
        response.getVaadinResponse().setHeader("Content-Security-Policy", policy(nonce));
        response.getVaadinResponse().setHeader("Cache-Control", "no-store");
    }

    private void dress(Element html, Element head, Preferences wanted, Locale language) {
        html.attr("praxis-density", wanted.density());
        html.attr("lang", language.toLanguageTag());
        if (wanted.theme().equals("system")) {
            head.prependElement("script").appendChild(new org.jsoup.nodes.DataNode(FOLLOW_SYSTEM));
        } else {
            html.attr("theme", wanted.theme().equals("dark") ? "dark" : "");
        }
    }

    private String nonce() {
        var bytes = new byte[18];
        random.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String policy(String nonce) {
        return "default-src 'self'; script-src 'self' 'nonce-" + nonce + "' 'unsafe-eval'; "
                + "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
                + "connect-src 'self'; worker-src 'self' blob:; object-src 'none'; "
                + "base-uri 'self'; form-action 'self'; frame-ancestors 'none'";
    }
}
