package org.praxisitsm.practice.gate;

import java.util.List;
import java.util.stream.Stream;
import org.praxisitsm.practice.Finding.Severity;
import org.praxisitsm.practice.PracticeDescriptor.Flag;

/** The way on which readers send an article must be drawn, or nobody could flag it. */
final class ArticleRules {

    private static final String RULE = "articles-flag";

    private final GateScope scope;
    private final String file;

    private ArticleRules(GateScope scope, String file) {
        this.scope = scope;
        this.file = file;
    }

    static void check(GateScope scope, String file, List<Diagram> diagrams) {
        var articles = scope.pack().descriptor().articles();
        if (articles != null && articles.flag() != null) {
            new ArticleRules(scope, file).flag(articles.flag(), diagrams);
        }
    }

    private void flag(Flag flag, List<Diagram> diagrams) {
        var command = diagrams.stream()
                .flatMap(diagram -> Stream.ofNullable(diagram.byId(flag.command())))
                .filter(ArticleRules::isCommand)
                .findFirst();
        if (command.isEmpty()) {
            error(
                    "There is no command " + flag.command() + " that readers could begin",
                    "Name the id of a message start event of this practice");
            return;
        }
        var form = scope.pack().forms().get(String.valueOf(command.get().property("form")));
        if (form == null
                || form.fields().stream().noneMatch(field -> flag.reason().equals(field.key()))) {
            error(
                    "The form of " + flag.command() + " does not ask for " + flag.reason(),
                    "Name a text that this form asks for");
        }
    }

    private static boolean isCommand(XmlNode node) {
        var definition = Diagram.definition(node);
        return node.is(Words.BPMN, "startEvent")
                && definition != null
                && definition.name.equals("messageEventDefinition");
    }

    private void error(String message, String hint) {
        scope.at(Severity.ERROR, file, null, RULE, message, hint);
    }
}
