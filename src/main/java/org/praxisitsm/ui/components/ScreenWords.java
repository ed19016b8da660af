package org.praxisitsm.ui.components;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of the screens where there is no screen to ask for them, e.g. for a page that is read without a sign-in. */
public final class ScreenWords {

    private static final ResourceBundle.Control ENGLISH_ELSE =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private ScreenWords() {}

    /** @return the text with its values; in English where the locale's language has no texts */
    public static String in(Locale locale, String key, Object... values) {
        return new MessageFormat(bundle(locale).getString(key), locale).format(values);
    }

    static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(
                "vaadin-i18n.translations", locale, ScreenWords.class.getClassLoader(), ENGLISH_ELSE);
    }
}
