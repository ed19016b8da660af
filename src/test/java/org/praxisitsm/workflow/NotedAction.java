package org.praxisitsm.workflow;

import java.util.Map;
import org.praxisitsm.practice.ActionContext;
import org.praxisitsm.practice.ActionRefused;
import org.praxisitsm.practice.ServiceAction;

/** An action with the real signature that answers as a test says. */
record NotedAction(Signature signature, Answer answer) implements ServiceAction {

    interface Answer {
        Map<String, Object> of(Signature signature, Map<String, Object> inputs) throws ActionRefused;
    }

    @Override
    public Map<String, Object> run(ActionContext context, Map<String, Object> inputs) throws ActionRefused {
        return answer.of(signature, inputs);
    }
}
