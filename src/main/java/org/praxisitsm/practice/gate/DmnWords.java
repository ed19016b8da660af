package org.praxisitsm.practice.gate;

/** The part of DMN that may be written: tables and literal expressions, and what they require. */
final class DmnWords {

    static final Vocabulary ALL = new Vocabulary()
            .add(
                    Words.DMN,
                    "definitions",
                    "id name namespace exporter exporterVersion",
                    "description decision inputData knowledgeSource textAnnotation association DMNDI")
            .add(
                    Words.DMN,
                    "decision",
                    "id name",
                    "description question allowedAnswers variable informationRequirement authorityRequirement decisionTable"
                            + " literalExpression")
            .add(Words.DMN, "inputData", "id name", "description variable")
            .add(Words.DMN, "knowledgeSource", "id name", "description authorityRequirement type")
            .add(Words.DMN, "informationRequirement", "id", "description requiredDecision requiredInput")
            .add(
                    Words.DMN,
                    "authorityRequirement",
                    "id",
                    "description requiredDecision requiredInput requiredAuthority")
            .add(Words.DMN, "requiredDecision requiredInput requiredAuthority", "href", "")
            .add(Words.DMN, "literalExpression", "id typeRef expressionLanguage", "description text")
            .add(Words.DMN, "textAnnotation", "id textFormat", "text")
            .add(Words.DMN, "association", "id associationDirection", "sourceRef targetRef")
            .add(Words.DMN, "sourceRef targetRef", "href", "")
            .add(Words.DMN, "type", "", "")
            .add(Words.DMN, "variable", "id name typeRef", "")
            .add(
                    Words.DMN,
                    "decisionTable",
                    "id hitPolicy aggregation preferredOrientation",
                    "input output annotation rule")
            .add(Words.DMN, "input", "id label", "description inputExpression inputValues")
            .add(Words.DMN, "inputExpression", "id typeRef expressionLanguage", "text")
            .add(Words.DMN, "output", "id name label typeRef", "description outputValues")
            .add(Words.DMN, "inputValues outputValues", "id expressionLanguage", "text")
            .add(Words.DMN, "annotation", "id name", "")
            .add(Words.DMN, "rule", "id", "description inputEntry outputEntry annotationEntry")
            .add(Words.DMN, "inputEntry outputEntry", "id expressionLanguage", "text")
            .add(Words.DMN, "annotationEntry", "", "text")
            .add(Words.DMN, "text description question allowedAnswers", "", "")
            .add(Words.DMN_DI, "DMNDI", "", "DMNDiagram")
            .add(Words.DMN_DI, "DMNDiagram", "id name", "DMNShape DMNEdge Size")
            .add(Words.DMN_DI, "Size", "width height", "")
            .add(Words.DMN_DI, "DMNShape", "id dmnElementRef isCollapsed", "Bounds DMNLabel")
            .add(Words.DMN_DI, "DMNEdge", "id dmnElementRef", "waypoint DMNLabel")
            .add(Words.DMN_DI, "DMNLabel", "id", "Bounds")
            .add(Words.DMN_DC, "Bounds", "x y width height", "")
            .add(Words.DMN_DC, "Size", "width height", "")
            .add(Words.DMN_LINES, "waypoint", "x y", "");

    private DmnWords() {}
}
