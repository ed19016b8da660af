package org.praxisitsm.ui.studio;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.parser.Parser;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.practice.PackTexts;
import org.praxisitsm.practice.reading.YamlText;
import org.praxisitsm.rules.sheet.DecisionsText;

/** What the parts of a pack are called: everywhere as in the list of the page that they are edited on. */
final class PartNames {

    private static final Pattern LANGUAGE = Pattern.compile(".*_([a-z]{2}(?:_[A-Z]{2})?)\\.properties");

    private static final Pattern PROCESS = Pattern.compile("<(?:\\w+:)?process\\b([^>]*)>");
    private static final Pattern NAME = Pattern.compile("\\sname=\"([^\"]*)\"");

    private PartNames() {}

    /** @return as its list has it; whatever has no list by the words of its file */
    static String of(Pack pack, String path, Component screen) {
        var text = pack.files().has(path) ? pack.text(path) : "";
        if (path.endsWith(".dmn") || path.endsWith(".rules.csv")) {
            return sheet(pack.key(), path, text);
        }
        if (path.endsWith(".cases.csv")) {
            return Stream.concat(pack.tables().stream(), pack.grids().stream())
                    .filter(sheet -> SheetScreen.idOf(sheet).equals(SheetScreen.idOf(path)))
                    .findFirst()
                    .map(sheet -> of(pack, sheet, screen))
                    .orElseGet(() -> readable(SheetScreen.idOf(path)));
        }
        if (path.contains("/agreements/")) {
            return agreement(path, text);
        }
        if (path.endsWith(".properties")) {
            return language(path, screen);
        }
        if (path.endsWith(".bpmn")) {
            return diagram(text, SheetScreen.idOf(path));
        }
        return readable(SheetScreen.idOf(path));
    }

    /** @return what the process is called in its diagram */
    static String process(Pack pack, String id) {
        return pack.diagrams().stream()
                .filter(path -> SheetScreen.idOf(path).equals(id))
                .findFirst()
                .map(path -> diagram(pack.text(path), id))
                .orElse(id);
    }

    private static String diagram(String text, String id) {
        var process = PROCESS.matcher(text);
        var name = process.find() ? NAME.matcher(process.group(1)) : NAME.matcher("");
        var called = name.find() ? Parser.unescapeEntities(name.group(1), true).strip() : "";
        return called.isEmpty() ? readable(id) : called;
    }

    /** @return a table says so itself, a grid is called as its file without the practice */
    static String sheet(String practice, String path, String text) {
        var id = SheetScreen.idOf(path);
        if (path.endsWith(".dmn")) {
            return DecisionsText.read(text)
                    .flatMap(file ->
                            file.decision(id).or(() -> file.decisions().stream().findFirst()))
                    .map(DecisionsText.Decision::name)
                    .filter(name -> !name.isBlank())
                    .orElse(id);
        }
        var key = practice + "-";
        return readable(id.startsWith(key) ? id.substring(key.length()) : id);
    }

    static String agreement(String path, String text) {
        return YamlText.read(text).flatMap(yaml -> yaml.scalar("name")).orElse(SheetScreen.idOf(path));
    }

    private static String language(String path, Component screen) {
        var found = LANGUAGE.matcher(path);
        var language = found.matches()
                ? Locale.forLanguageTag(found.group(1).replace('_', '-'))
                        .getDisplayLanguage(UI.getCurrent().getLocale())
                : screen.getTranslation("messages.own-language");
        return screen.getTranslation(PackTexts.isMessages(path) ? "compare.messages" : "compare.texts", language);
    }

    private static String readable(String id) {
        var words = id.replace('-', ' ').strip();
        return words.isEmpty() ? id : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
