package org.praxisitsm.ui.desk;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.regex.Pattern;
import org.praxisitsm.ticket.Mentions;
import org.praxisitsm.ui.components.Names;
import org.praxisitsm.ui.components.SafeLink;

/** What somebody wrote: plain text in which people who are mentioned and web addresses stand out. */
class CommentText extends Div {

    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"]{1,500}[^\\s<>\".,;:!?)]");
    private static final Pattern PIECES =
            Pattern.compile("(?<mention>" + Mentions.MENTION.pattern() + ")|(?<address>" + ADDRESS.pattern() + ")");

    CommentText(String text, Names names) {
        addClassName("px-bubble-text");
        var matcher = PIECES.matcher(text);
        var at = 0;
        while (matcher.find()) {
            plain(text.substring(at, matcher.start()));
            at = matcher.end();
            var address = matcher.group("address");
            if (address != null) {
                var link = SafeLink.outside(address, address);
                link.setTarget("_blank");
                add(link);
            } else {
                mention(matcher.group(), names);
            }
        }
        plain(text.substring(at));
    }

    private void mention(String written, Names names) {
        var account = written.substring(1);
        var name = names.person(account);
        if (name.equals(account)) {
            plain(written);
        } else {
            var person = new Span("@" + name);
            person.addClassName("px-mention");
            add(person);
        }
    }

    private void plain(String text) {
        if (!text.isEmpty()) {
            add(new Span(text));
        }
    }
}
