package org.praxisitsm.practice;

import java.util.List;

/**
 * A check that runs what a pack brings as examples: its scenarios on a throw-away engine, its cases against its tables
 * and grids. Implementations live with the engines.
 */
public interface PackCheck {

    List<Result> run(Pack pack);

    /**
     * @param kind {@code SCENARIO} or {@code CASE}
     * @param file path of the example
     * @param name title of the scenario, or the row of the case
     * @param green whether it came out as written
     * @param message what differed, with expected and actual value; empty where green
     * @param elements ids of flow nodes, sequence flows or rules that the example passed, for coverage
     */
    record Result(Kind kind, String file, String name, boolean green, String message, List<String> elements) {}

    enum Kind {
        SCENARIO,
        CASE
    }
}
