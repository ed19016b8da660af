package org.praxisitsm.ui.desk;

import com.vaadin.flow.component.html.Span;
import java.util.regex.Pattern;
import org.praxisitsm.ui.components.SafeLink;

/**
 * A translated sentence whose arguments stand out. The arguments carry marks that no keyboard writes, so that a translator
 * may put them wherever their language wants them; what people wrote is only ever set as text.
 */
class Sentence extends Span {

    private static final char STRONG = '\uE000';
    private static final char END = '\uE001';
    private static final char LINK = '\uE002';
    private static final char TEXT = '\uE003';
    private static final Pattern MARKED = Pattern.compile(
            STRONG + "([^" + END + "]*)" + END + "|" + LINK + "([^" + TEXT + "]*)" + TEXT + "([^" + END + "]*)" + END);

    Sentence(String marked) {
        // Its links are underlined: colour alone does not tell them from the words around them.
        addClassName("px-sentence");
        var matcher = MARKED.matcher(marked);
        var at = 0;
        while (matcher.find()) {
            plain(marked.substring(at, matcher.start()));
            at = matcher.end();
            if (matcher.group(1) != null) {
                var strong = new Span(matcher.group(1));
                strong.addClassName("px-em");
                add(strong);
            } else {
                add(SafeLink.to(matcher.group(2), matcher.group(3)));
            }
        }
        plain(marked.substring(at));
    }

    /** An argument in stronger type. */
    static String strong(String text) {
        return STRONG + clean(text) + END;
    }

    /** An argument that leads to a screen of ours. */
    static String link(String path, String text) {
        return LINK + path + TEXT + clean(text) + END;
    }

    /** Nothing but words, whatever marks they hold. */
    static String words(String text) {
        return clean(text);
    }

    private static String clean(String text) {
        return text.replaceAll("[" + STRONG + END + LINK + TEXT + "]", "");
    }

    private void plain(String text) {
        if (!text.isEmpty()) {
            add(new Span(text));
        }
    }
}
