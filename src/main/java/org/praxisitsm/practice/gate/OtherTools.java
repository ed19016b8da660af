package org.praxisitsm.practice.gate;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What other tools write into a diagram that no engine acts upon, told from what would do something there. */
final class OtherTools {

    /** What stands under these names would be run by its engine: only what they write about themselves is no behaviour. */
    private static final Pattern ENGINES =
            Pattern.compile("https?://(activiti\\.org|flowable\\.org|www\\.flowable\\.org"
                    + "|camunda\\.org/schema/(?!modeler)|www\\.jboss\\.org/drools|jbpm\\.org|knowprocess\\.com|openapis\\.org"
                    + "|www\\.omg\\.org/spec/(DMN|CMMN)|operaton\\.org|eximeebpms\\.org|cibseven\\.org)\\b.*");

    private static final Set<String> ABOUT_THEMSELVES = Set.of(
            "modelerTemplate",
            "modelerTemplateVersion",
            "modelerTemplateIcon",
            "versionTag",
            "historyTimeToLive",
            "isStartableInTasklist",
            "diagramRelationId",
            "designer",
            "exporter");

    /** Words in the names of what is run, whoever wrote it. */
    private static final Set<String> RUN = Set.of(
            "script",
            "scripts",
            "expression",
            "listener",
            "class",
            "handler",
            "delegate",
            "formula",
            "mail",
            "command",
            "query",
            "code",
            "sql",
            "condition",
            "timer",
            "assignment",
            "webhook");

    private static final Set<String> DATA =
            Set.of("itemDefinition", "ioSpecification", "auditing", "monitoring", "dataState", "inputSet", "outputSet");
    private static final Set<String> MORE_DATA = Set.of("dataInput", "dataOutput", "dataStore");

    /** Attributes of BPMN with the values in which they say nothing that the engine would do otherwise. */
    private static final Map<String, Pattern> IDLE = Map.ofEntries(
            values("startQuantity", "1"),
            values("completionQuantity", "1"),
            values("isForCompensation", "false"),
            values("parallelMultiple", "false"),
            values("instantiate", "false"),
            values("triggeredByEvent", "false"),
            values("waitForCompletion", "true"),
            values("isMultiple", "false"),
            values("isInterrupting", "true"),
            values("eventGatewayType", "Exclusive"),
            values("behavior", "All"),
            values("implementation", "|##.*|(?i:unspecified|other|WebService|HumanTaskWebService)"),
            values("isImmediate", ".*"),
            values("itemSubjectRef", ".*"),
            values("structureRef", ".*"),
            values("itemRef", ".*"),
            values("itemKind", ".*"),
            values("dataStoreRef", ".*"),
            values("capacity", ".*"),
            values("isUnlimited", ".*"),
            values("evaluatesToTypeRef", ".*"),
            values("typeLanguage", ".*"),
            values("expressionLanguage", ".*"),
            values("definitionalCollaborationRef", ".*"),
            values("partitionElementRef", ".*"));

    private OtherTools() {}

    private static Map.Entry<String, Pattern> values(String name, String pattern) {
        return Map.entry(name, Pattern.compile(pattern, Pattern.DOTALL));
    }

    /** @return whether the namespace is of another tool, not of BPMN, its drawing or our own extensions */
    static boolean foreign(String namespace) {
        return !namespace.isEmpty()
                && !namespace.equals(Words.XSI)
                && !Words.OF_EDITORS.contains(namespace)
                && !BpmnWords.ALL.speaks(namespace);
    }

    /** @return whether an element of another tool, with all that stands inside, would do something in that tool */
    static boolean runs(XmlNode node) {
        return node.all().stream()
                .anyMatch(one -> runs(one.namespace, one.name)
                        || one.attributes.keySet().stream()
                                .anyMatch(attribute -> runs(
                                        namespaceOf(attribute).isEmpty() ? one.namespace : namespaceOf(attribute),
                                        nameOf(attribute))));
    }

    static boolean runs(String namespace, String name) {
        return ENGINES.matcher(namespace).matches() ? !ABOUT_THEMSELVES.contains(name) : saysSo(name);
    }

    private static boolean saysSo(String name) {
        for (var word : name.split("(?<=[a-z])(?=[A-Z])|[^A-Za-z]+")) {
            if (RUN.contains(word.toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }

    /** @return whether it describes data, which our tables and forms do; a file of types that is imported does so too */
    static boolean describesData(XmlNode node) {
        return node.is(Words.BPMN, "import")
                ? node.attribute("importType", "").startsWith("http://www.w3.org/2001/XMLSchema")
                : node.namespace.equals(Words.BPMN) && (DATA.contains(node.name) || MORE_DATA.contains(node.name));
    }

    /** @return whether the attribute of a BPMN element says what is so anyway, or what only another tool reads */
    static boolean idle(String attribute, String value) {
        var namespace = namespaceOf(attribute);
        var name = nameOf(attribute);
        if (namespace.isEmpty()) {
            return IDLE.containsKey(name) && IDLE.get(name).matcher(value).matches();
        }
        if (namespace.equals(Words.XSI)) {
            return name.endsWith("chemaLocation");
        }
        return !runs(namespace, name);
    }

    static String namespaceOf(String attribute) {
        return attribute.substring(0, Math.max(0, attribute.lastIndexOf('|')));
    }

    static String nameOf(String attribute) {
        return attribute.substring(attribute.lastIndexOf('|') + 1);
    }
}
