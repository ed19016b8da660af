package org.praxisitsm.practice;

/** A business refusal inside an action; {@code code} is one of the action's declared errors and caught in the diagram. */
public class ActionRefused extends Exception {

    private final String code;

    public ActionRefused(String code, String message) {
        super(message);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
