package org.praxisitsm.practice.gate;

import java.util.Set;

/** Namespaces that a pack may speak. */
final class Words {

    static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    static final String BPMN_DI = "http://www.omg.org/spec/BPMN/20100524/DI";
    static final String DC = "http://www.omg.org/spec/DD/20100524/DC";
    static final String DI = "http://www.omg.org/spec/DD/20100524/DI";
    static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
    static final String DMN = "https://www.omg.org/spec/DMN/20191111/MODEL/";
    static final String DMN_DI = "https://www.omg.org/spec/DMN/20191111/DMNDI/";
    static final String DMN_DC = "http://www.omg.org/spec/DMN/20180521/DC/";
    static final String DMN_LINES = "http://www.omg.org/spec/DMN/20180521/DI/";

    /** What editors write about colours, widths and themselves; no engine reads it. */
    static final Set<String> OF_EDITORS = Set.of(
            "http://bpmn.io/schema/bpmn/biocolor/1.0",
            "http://www.omg.org/spec/BPMN/non-normative/color/1.0",
            "http://bpmn.io/schema/dmn/biodi/2.0",
            "http://bpmn.io/schema/dmn/biodi/1.0",
            "http://camunda.org/schema/modeler/1.0");

    private Words() {}
}
