package org.praxisitsm.ui.studio;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.praxisitsm.practice.Finding;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.practice.PackWords;
import org.praxisitsm.ui.components.DrawnNames;
import org.praxisitsm.ui.components.ServiceWords;

/** What is found in a pack, in the words of the Studio: the gate names actions, inputs and fields by their keys. */
final class FindingWords {

    /** An action, or one of its inputs: {@code sendMessage.to}. */
    private static final Pattern ACTION =
            Pattern.compile("(?<![\\w.$/{-])([a-z]+[A-Z][A-Za-z]*)(?:\\.([a-z][A-Za-z]*))?(?![\\w({:=-])");

    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");

    private FindingWords() {}

    /** @param texts of the bundles, in the reader's language; a text that is not there contains its key */
    static String of(Finding finding, Pack pack, Locale locale, DrawnNames.Texts texts) {
        var said = ServiceWords.of(finding);
        if (finding.rule().equals("texts-missing")) {
            return new TextKeys(pack, texts).told(said);
        }
        return finding.file().endsWith(".dmn") ? fields(said, pack, pack.in(locale)) : actions(said, texts);
    }

    /** The same for what is said of a place by itself, as beside a step of the canvas. */
    static String actions(String said, DrawnNames.Texts texts) {
        return ACTION.matcher(said).replaceAll(found -> {
            var key = found.group(2) == null
                    ? "editor.action." + found.group(1)
                    : "editor.input." + found.group(1) + "." + found.group(2);
            var word = texts.of(key);
            var quoted = word.contains(key) ? found.group() : texts.of("studio.quoted", first(word));
            return Matcher.quoteReplacement(quoted);
        });
    }

    /** Labels explain themselves behind a semicolon: "Person; the requester where left empty". */
    static String first(String label) {
        return label.contains(";") ? label.substring(0, label.indexOf(';')) : label;
    }

    private static String fields(String said, Pack pack, PackWords words) {
        var text = said;
        for (var field : pack.descriptor().fields()) {
            text = Pattern.compile("(?<![\\w.\"])" + Pattern.quote(field.key())
                            + "(?![\\w.\"])((?:[ ,]*(?:(?:or|oder) )?\"[^\"]*\")*)")
                    .matcher(text)
                    .replaceAll(found -> Matcher.quoteReplacement(
                            words.field(field.key()) + options(found.group(1), field.key(), words)));
        }
        return text;
    }

    private static String options(String values, String field, PackWords words) {
        return QUOTED.matcher(values)
                .replaceAll(value -> Matcher.quoteReplacement("\"" + words.option(field, value.group(1)) + "\""));
    }
}
