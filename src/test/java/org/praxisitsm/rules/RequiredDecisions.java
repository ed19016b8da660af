package org.praxisitsm.rules;

/** A file of four decisions for tests: two tables, an expression that reads one of them, and the table that they are for. */
public final class RequiredDecisions {

    /** Level by impact, days by level, and whether it is late: the main decision reads what the others say. */
    public static final String DEMO =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="Definitions_1" name="Priority" namespace="http://praxisitsm.org/test">
              <inputData id="impact" name="Impact"><variable id="ImpactValue" name="impact" typeRef="string" /></inputData>
              <knowledgeSource id="policy" name="Priority policy" />
              <decision id="demo-priority" name="Priority">
                <informationRequirement id="Need_1"><requiredDecision href="#demo-days" /></informationRequirement>
                <informationRequirement id="Need_2"><requiredDecision href="#demo-level" /></informationRequirement>
                <authorityRequirement id="Need_3"><requiredAuthority href="#policy" /></authorityRequirement>
                <decisionTable id="Table_1" hitPolicy="FIRST">
                  <input id="Input_1" label="Days"><inputExpression id="InputExpression_1" typeRef="integer"><text>days</text></inputExpression></input>
                  <input id="Input_2" label="VIP"><inputExpression id="InputExpression_2" typeRef="boolean"><text>vip</text></inputExpression></input>
                  <input id="Input_3" label="Level"><inputExpression id="InputExpression_3" typeRef="string"><text>level</text></inputExpression></input>
                  <output id="Output_1" label="Priority" name="priority" typeRef="integer" />
                  <rule id="Rule_1"><description>Short</description><inputEntry id="In_1"><text>&lt;= 2</text></inputEntry><inputEntry id="In_2"><text></text></inputEntry><inputEntry id="In_5"><text>"high"</text></inputEntry><outputEntry id="Out_1"><text>1</text></outputEntry></rule>
                  <rule id="Rule_2"><inputEntry id="In_3"><text></text></inputEntry><inputEntry id="In_4"><text></text></inputEntry><inputEntry id="In_6"><text></text></inputEntry><outputEntry id="Out_2"><text>3</text></outputEntry></rule>
                </decisionTable>
              </decision>
              <decision id="demo-days" name="Days">
                <variable id="DaysValue" name="days" typeRef="integer" />
                <informationRequirement id="Need_4"><requiredDecision href="#demo-level" /></informationRequirement>
                <literalExpression id="Expression_1"><text>if level = "high" then 2 else 10</text></literalExpression>
              </decision>
              <decision id="demo-level" name="Level">
                <informationRequirement id="Need_5"><requiredInput href="#impact" /></informationRequirement>
                <decisionTable id="Table_2" hitPolicy="UNIQUE">
                  <input id="Input_4" label="Impact"><inputExpression id="InputExpression_4" typeRef="string"><text>impact</text></inputExpression></input>
                  <output id="Output_2" label="Level" name="level" typeRef="string" />
                  <rule id="Rule_3"><description>Many people</description><inputEntry id="In_7"><text>"site"</text></inputEntry><outputEntry id="Out_3"><text>"high"</text></outputEntry></rule>
                  <rule id="Rule_4"><inputEntry id="In_8"><text>"one"</text></inputEntry><outputEntry id="Out_4"><text>"low"</text></outputEntry></rule>
                </decisionTable>
              </decision>
            </definitions>
            """;

    private RequiredDecisions() {}
}
