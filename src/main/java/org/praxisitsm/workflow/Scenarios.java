package org.praxisitsm.workflow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.camunda.bpm.engine.ProcessEngineException;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.FormValidation;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.practice.PackCheck;
import org.praxisitsm.practice.ServiceAction;
import org.praxisitsm.ticket.GridPolicy;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Runs a pack's scenarios, all on one sandbox that is thrown away afterwards; one that takes too long is stopped. */
@Component
class Scenarios implements PackCheck {

    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final ObjectProvider<ServiceAction> actions;
    private final GridPolicy grids;
    private final FormValidation forms;
    private final Duration longest;

    @Autowired
    Scenarios(ObjectProvider<ServiceAction> actions, GridPolicy grids, FormValidation forms) {
        this(actions, grids, forms, LONGEST);
    }

    /** @param longest that one scenario may take */
    Scenarios(ObjectProvider<ServiceAction> actions, GridPolicy grids, FormValidation forms, Duration longest) {
        this.actions = actions;
        this.grids = grids;
        this.forms = forms;
        this.longest = longest;
    }

    @Override
    public List<Result> run(Pack pack) {
        return run(pack, pack.scenarios(), result -> {});
    }

    /** @param done told of each result as soon as it is there */
    List<Result> run(Pack pack, Collection<String> paths, Consumer<Result> done) {
        var results = new ArrayList<Result>();
        Sandbox sandbox = null;
        try {
            for (var path : paths) {
                Result result;
                try {
                    sandbox = sandbox == null ? sandbox(pack) : sandbox;
                    result = play(sandbox, pack, path, results.size() + 1);
                } catch (RehearsalStopped stopped) {
                    // Whatever still runs in there may keep it: the next scenario gets another.
                    close(sandbox);
                    sandbox = null;
                    result = red(path, path, String.valueOf(stopped.getMessage()));
                } catch (ProcessEngineException refused) {
                    results.add(red(path, "deployment", "The engine refuses it: " + refused.getMessage()));
                    return results;
                }
                results.add(result);
                done.accept(result);
            }
            return results;
        } finally {
            close(sandbox);
        }
    }

    private Sandbox sandbox(Pack pack) {
        return new Sandbox(pack, actions.stream().toList(), new SandboxStage(grids));
    }

    private static void close(@Nullable Sandbox sandbox) {
        if (sandbox != null) {
            sandbox.close();
        }
    }

    private Result play(Sandbox sandbox, Pack pack, String path, int count) {
        try {
            var scenario = ScenarioFile.read(pack, path);
            var number = "%s%07d".formatted(pack.descriptor().prefix(), count);
            return RehearsalThreads.run(
                    longest,
                    () -> new ScenarioRun(sandbox, scenario, new SandboxTicket(pack, scenario), forms, number).play());
        } catch (IllegalArgumentException unreadable) {
            return red(path, path, String.valueOf(unreadable.getMessage()));
        }
    }

    private static Result red(String path, String name, String message) {
        return new Result(Kind.SCENARIO, path, name, false, message, List.of());
    }
}
