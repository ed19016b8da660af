package org.praxisitsm.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.Message;
import org.kie.api.event.rule.AfterMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.praxisitsm.rules.grid.CandidateFact;
import org.praxisitsm.rules.grid.TicketFact;
import org.praxisitsm.shared.DecisionMade.MatchedRule;
import org.praxisitsm.ticket.GridPolicy.Verdict;

/** A grid as an immutable rule base; sessions are stateless, so any number of threads may decide at once. */
final class CompiledGrid {

    /** Best first: chosen by the earliest rule, then the score, then less load, then the account. */
    private static final Comparator<CandidateFact> BEST_FIRST = Comparator.comparingInt(CandidateFact::chosenBy)
            .thenComparing(CandidateFact::score, Comparator.reverseOrder())
            .thenComparing(CandidateFact::load)
            .thenComparing(candidate -> String.valueOf(candidate.account()));

    private final GridDefinition definition;
    private final KieBase rules;

    private CompiledGrid(GridDefinition definition, KieBase rules) {
        this.definition = definition;
        this.rules = rules;
    }

    /** Takes a second or two: from bytes, never from the class path, which a Boot jar hides from Drools. */
    static CompiledGrid of(GridDefinition definition, String hash) {
        var services = KieServices.get();
        var release = services.newReleaseId("org.praxisitsm.grids", "grid", hash);
        var files = services.newKieFileSystem()
                .generateAndWritePomXML(release)
                .write("src/main/resources/praxisgrid/grid.drl", GridTemplate.ruleText(definition));
        var built = services.newKieBuilder(files, CompiledGrid.class.getClassLoader())
                .buildAll(ExecutableModelProject.class);
        if (built.getResults().hasMessages(Message.Level.ERROR)) {
            throw new IllegalStateException(
                    "The rule template failed: " + built.getResults().getMessages());
        }
        try {
            return new CompiledGrid(
                    definition,
                    services.newKieContainer(release, CompiledGrid.class.getClassLoader())
                            .getKieBase());
        } finally {
            services.getRepository().removeKieModule(release);
        }
    }

    GridDefinition definition() {
        return definition;
    }

    Verdict decide(Map<String, ?> ticket, List<? extends Map<String, ?>> candidates) {
        var people = candidates.stream().map(CandidateFact::new).toList();
        var facts = new ArrayList<Object>(people);
        facts.add(new TicketFact(ticket));
        var fired = new TreeSet<Integer>();
        var session = rules.newStatelessKieSession();
        session.addEventListener(new DefaultAgendaEventListener() {
            @Override
            public void afterMatchFired(AfterMatchFiredEvent event) {
                fired.add(GridTemplate.row(event.getMatch().getRule().getName()));
            }
        });
        session.execute(facts);
        return switch (definition.kind()) {
            case PEOPLE ->
                new Verdict(outputs(people), fired.stream().map(this::matched).toList());
            case IDENTITY -> new Verdict(identity(people), decisive(people));
            case CONFLICT -> new Verdict(severity(people), decisive(people));
        };
    }

    private List<MatchedRule> decisive(List<CandidateFact> facts) {
        return facts.stream()
                .map(CandidateFact::verdictBy)
                .filter(row -> row < Integer.MAX_VALUE)
                .distinct()
                .sorted()
                .map(this::matched)
                .toList();
    }

    /** Of the earliest rule that fits; null where none does. */
    private static Map<String, Object> severity(List<CandidateFact> conflict) {
        var outputs = new LinkedHashMap<String, Object>();
        outputs.put("severity", conflict.get(0).verdict());
        return outputs;
    }

    private MatchedRule matched(int row) {
        var rule = definition.rows().get(row);
        return new MatchedRule(rule.id(), row + 1, rule.note());
    }

    /** The item that the device is: said so by the earliest rule, else the one seen last, else the older one. */
    private static Map<String, Object> identity(List<CandidateFact> items) {
        var same = items.stream()
                .filter(item -> "same".equals(item.verdict()))
                .sorted(Comparator.comparingInt(CandidateFact::verdictBy)
                        .thenComparing(item -> number(item.get("unseenDays")))
                        .thenComparing(item -> number(item.get("ci"))))
                .map(item -> item.get("ci"))
                .toList();
        var doubtful = items.stream()
                .filter(item -> "duplicate".equals(item.verdict()))
                .map(item -> item.get("ci"))
                .toList();
        var duplicates = new ArrayList<Object>(same.isEmpty() ? List.of() : same.subList(1, same.size()));
        duplicates.addAll(doubtful);
        var outputs = new LinkedHashMap<String, Object>();
        outputs.put("outcome", same.isEmpty() ? doubtful.isEmpty() ? "new" : "duplicate" : "same");
        outputs.put("ci", same.isEmpty() ? null : same.get(0));
        outputs.put("duplicates", duplicates);
        return outputs;
    }

    private static BigDecimal number(@org.jspecify.annotations.Nullable Object value) {
        return value instanceof Number number ? new BigDecimal(number.toString()) : BigDecimal.valueOf(Long.MAX_VALUE);
    }

    private static Map<String, Object> outputs(List<CandidateFact> people) {
        var winner = people.stream().filter(CandidateFact::isEligible).min(BEST_FIRST);
        var outputs = new LinkedHashMap<String, Object>();
        outputs.put("assignee", winner.map(CandidateFact::account).orElse(null));
        outputs.put(
                "score",
                winner.map(CandidateFact::score).map(CompiledGrid::plain).orElse(null));
        return outputs;
    }

    private static Number plain(BigDecimal score) {
        var stripped = score.stripTrailingZeros();
        return stripped.scale() <= 0 && stripped.precision() - stripped.scale() < 10
                ? stripped.intValueExact()
                : stripped;
    }
}
