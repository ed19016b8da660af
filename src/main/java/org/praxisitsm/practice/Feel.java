package org.praxisitsm.practice;

import java.util.Map;

/** Evaluates the FEEL conditions of forms; fulfilled by {@code rules}. */
public interface Feel {

    /**
     * @param expression FEEL without a leading {@code =}
     * @return whether it is true; false also where it cannot be decided with the values given
     */
    boolean isTrue(String expression, Map<String, ?> values);

    /** @return the message of the first error in the expression, or an empty text where it parses. */
    String problem(String expression);
}
