package org.praxisitsm.rules;

import java.util.Locale;
import java.util.regex.Pattern;
import javax.script.ScriptEngine;
import org.camunda.bpm.dmn.engine.impl.spi.el.DmnScriptEngineResolver;
import org.praxisitsm.shared.Refusal;
import org.w3c.dom.Element;

/** Keeps every expression language but FEEL out of tables: by reading the file, and again where the engine would ask. */
final class OnlyFeel implements DmnScriptEngineResolver {

    private static final Pattern NAMESPACE =
            Pattern.compile("https?://www\\.omg\\.org/spec/(dmn/\\d{8}/)?feel/?(20140401)?");

    /** @throws Refusal invalid where an expression is in another language, or must not be read */
    static void check(String file, Element root) {
        checkLanguage(file, root);
        for (var element : TableXml.all(root, "*")) {
            checkLanguage(file, element);
            if (element.getLocalName().equals("text")) {
                var problem = FeelText.problem(element.getTextContent());
                if (!problem.isEmpty()) {
                    throw Refusal.invalid(file, "the expression of " + owner(element) + " is refused: " + problem);
                }
            }
        }
    }

    private static void checkLanguage(String file, Element element) {
        var attributes = element.getAttributes();
        for (var i = 0; i < attributes.getLength(); i++) {
            var attribute = attributes.item(i);
            if (attribute.getLocalName().toLowerCase(Locale.ROOT).endsWith("expressionlanguage")
                    && !isFeel(attribute.getNodeValue())) {
                throw Refusal.invalid(
                        file,
                        "the expression " + element.getAttribute("id") + " is in '" + attribute.getNodeValue()
                                + "': only FEEL is evaluated");
            }
        }
    }

    private static boolean isFeel(String language) {
        var name = language.strip().toLowerCase(Locale.ROOT);
        return name.equals("feel") || NAMESPACE.matcher(name).matches();
    }

    private static String owner(Element text) {
        return text.getParentNode() instanceof Element owner ? owner.getAttribute("id") : "the table";
    }

    @Override
    public ScriptEngine getScriptEngineForLanguage(String language) {
        throw new IllegalStateException("Only FEEL is evaluated, not " + language);
    }
}
