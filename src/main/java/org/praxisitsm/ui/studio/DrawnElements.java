package org.praxisitsm.ui.studio;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;
import org.praxisitsm.practice.Pack;

/** Steps and events of the diagrams of a pack, to choose from. */
final class DrawnElements {

    private static final Pattern ELEMENT = Pattern.compile(
            "<(?:\\w+:)?(?:\\w*[tT]ask|startEvent|endEvent|subProcess|callActivity|intermediate\\w+|boundaryEvent)\\b([^>]*)>");
    private static final Pattern ID = Pattern.compile("\\sid=\"([^\"]*)\"");
    private static final Pattern NAME = Pattern.compile("\\sname=\"([^\"]*)\"");

    private DrawnElements() {}

    /** @return names by id; where two are called the same, the id tells them apart */
    static Map<String, String> of(Pack pack) {
        var names = new LinkedHashMap<String, String>();
        for (var file : pack.diagrams()) {
            ELEMENT.matcher(pack.text(file)).results().forEach(found -> {
                var id = ID.matcher(found.group(1));
                var name = NAME.matcher(found.group(1));
                if (id.find()) {
                    var own = name.find()
                            ? Parser.unescapeEntities(name.group(1), true).strip()
                            : id.group(1);
                    names.put(id.group(1), names.containsValue(own) ? own + " (" + id.group(1) + ")" : own);
                }
            });
        }
        return names;
    }
}
