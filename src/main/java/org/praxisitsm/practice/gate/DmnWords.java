package org.praxisitsm.practice.gate;

/** The part of DMN that may be written: one decision table. */
final class DmnWords {

    static final Vocabulary ALL = new Vocabulary()
            .add(Words.DMN, "definitions", "id name namespace exporter exporterVersion", "description decision DMNDI")
            .add(Words.DMN, "decision", "id name", "description question allowedAnswers decisionTable variable")
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
            .add(Words.DMN_DI, "DMNDiagram", "id name", "DMNShape Size")
            .add(Words.DMN_DI, "Size", "width height", "")
            .add(Words.DMN_DI, "DMNShape", "id dmnElementRef isCollapsed", "Bounds DMNLabel")
            .add(Words.DMN_DI, "DMNLabel", "id", "Bounds")
            .add(Words.DMN_DC, "Bounds", "x y width height", "")
            .add(Words.DMN_DC, "Size", "width height", "")
            .add(Words.DMN_LINES, "waypoint", "x y", "");

    private DmnWords() {}
}
