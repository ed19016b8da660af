package org.praxisitsm.workflow;

import java.util.ArrayList;
import java.util.List;
import org.praxisitsm.practice.FormValidation;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.practice.PackCheck;
import org.praxisitsm.practice.ServiceAction;
import org.praxisitsm.ticket.GridPolicy;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Runs a pack's scenarios, all on one sandbox that is thrown away afterwards. */
@Component
class Scenarios implements PackCheck {

    private final ObjectProvider<ServiceAction> actions;
    private final GridPolicy grids;
    private final FormValidation forms;

    Scenarios(ObjectProvider<ServiceAction> actions, GridPolicy grids, FormValidation forms) {
        this.actions = actions;
        this.grids = grids;
        this.forms = forms;
    }

    @Override
    public List<Result> run(Pack pack) {
        if (pack.scenarios().isEmpty()) {
            return List.of();
        }
        var stage = new SandboxStage(grids);
        try (var sandbox = new Sandbox(pack, actions.stream().toList(), stage)) {
            var results = new ArrayList<Result>();
            for (var path : pack.scenarios()) {
                results.add(play(sandbox, pack, path, results.size() + 1));
            }
            return results;
        } catch (org.camunda.bpm.engine.ProcessEngineException refused) {
            return List.of(new Result(
                    Kind.SCENARIO,
                    pack.scenarios().get(0),
                    "deployment",
                    false,
                    "The engine refuses it: " + refused.getMessage(),
                    List.of()));
        }
    }

    private Result play(Sandbox sandbox, Pack pack, String path, int count) {
        try {
            var scenario = ScenarioFile.read(pack, path);
            var ticket = new SandboxTicket(pack, scenario);
            sandbox.stage().play(ticket);
            var number = "%s%07d".formatted(pack.descriptor().prefix(), count);
            return new ScenarioRun(sandbox, scenario, ticket, forms, number).play();
        } catch (IllegalArgumentException unreadable) {
            return new Result(Kind.SCENARIO, path, path, false, unreadable.getMessage(), List.of());
        }
    }
}
