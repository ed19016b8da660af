package org.praxisitsm.shared;

/** Praxis will not start as it is set up; shown as what is wrong and what to change, without a stack trace. */
public class StartRefused extends RuntimeException {

    private final String remedy;

    /** @param remedy which setting to change, and to what */
    public StartRefused(String problem, String remedy) {
        super(problem);
        this.remedy = remedy;
    }

    public String remedy() {
        return remedy;
    }
}
