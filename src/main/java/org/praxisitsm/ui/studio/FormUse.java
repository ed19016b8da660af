package org.praxisitsm.ui.studio;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;

/** Where a form is asked for: what opens a ticket, and the steps that name it. */
final class FormUse {

    private static final Pattern TAG = Pattern.compile("<[^>]*>");
    private static final Pattern NAME = Pattern.compile("\\bname=\"([^\"]*)\"");

    private FormUse() {}

    /** @return the names of the steps that use it, those in what is not saved yet too */
    static List<String> steps(PackEditing editing, String id) {
        var found = new ArrayList<String>();
        for (var path : editing.pack().diagrams()) {
            editing.text(path).ifPresent(xml -> found.addAll(steps(xml, id)));
        }
        return found;
    }

    /** The property {@code form} stands inside of its step: the last name before it is the step's. */
    static List<String> steps(String xml, String id) {
        var found = new ArrayList<String>();
        var last = "";
        var tags = TAG.matcher(xml);
        while (tags.find()) {
            var tag = tags.group();
            var isProperty = tag.startsWith("<camunda:property ");
            var name = NAME.matcher(tag);
            if (!isProperty && !tag.startsWith("</") && name.find() && !tag.contains(":inputParameter")) {
                last = Parser.unescapeEntities(name.group(1), true);
            }
            if (tag.contains("camunda:formRef=\"" + id + "\"")
                    || isProperty && tag.contains("name=\"form\"") && tag.contains("value=\"" + id + "\"")) {
                found.add(last);
            }
        }
        return found;
    }

    static boolean opensTickets(PackEditing editing, String id) {
        return editing.pack().descriptor().startForm().equals(id);
    }
}
