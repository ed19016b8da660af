package org.praxisitsm.workflow;

import java.util.Map;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.knowledge.ArticleFlags;
import org.springframework.stereotype.Component;

/** Readers see the article, not its ticket: what they flag begins the way that the diagram offers, in their name. */
@Component
class FlagArticle implements ArticleFlags {

    private final Commands commands;

    FlagArticle(Commands commands) {
        this.commands = commands;
    }

    @Override
    public void flag(String number, String command, String reason, String why, Viewer by) {
        commands.sendFor(number, command, Map.of(reason, why), by);
    }
}
