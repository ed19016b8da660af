package org.praxisitsm.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.practice.PackCheck;
import org.praxisitsm.shared.DecisionMade.MatchedRule;
import org.praxisitsm.shared.Refusal;
import org.springframework.stereotype.Component;

/** Runs the example rows of tables and grids. A row that cannot be run is red and says why. */
@Component
class CaseCheck implements PackCheck {

    private static final int MAX_ROWS = 2_000;

    private final Tables tables;
    private final Grids grids;
    private final ObjectMapper yaml = new YAMLMapper();

    CaseCheck(Tables tables, Grids grids) {
        this.tables = tables;
        this.grids = grids;
    }

    private record Said(Map<String, Object> outputs, List<MatchedRule> rules) {}

    /** A case that was run, with what came out; nothing came out where it could not be run. */
    record Ran(Result result, Map<String, Object> outputs) {}

    @Override
    public List<Result> run(Pack pack) {
        return pack.cases().stream()
                .flatMap(path -> run(pack, path).stream())
                .map(Ran::result)
                .toList();
    }

    /** @return one for each row that holds anything, in the order of the file */
    List<Ran> run(Pack pack, String path) {
        var results = new ArrayList<Ran>();
        try (var rows = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(pack.text(path)))) {
            for (var row : rows) {
                if (row.getRecordNumber() > MAX_ROWS) {
                    results.add(notRun(path, "more rows", "only " + MAX_ROWS + " rows are run"));
                    break;
                }
                if (row.stream().anyMatch(cell -> !cell.isBlank())) {
                    results.add(run(pack, path, row));
                }
            }
        } catch (IOException | UncheckedIOException | IllegalStateException | IllegalArgumentException e) {
            results.add(notRun(path, "file", "not readable as CSV: " + e.getMessage()));
        }
        return results;
    }

    private Ran run(Pack pack, String path, CSVRecord row) {
        var name = row.isMapped("name") && row.isSet("name") ? row.get("name") : "row " + row.getRecordNumber();
        try {
            var said = decide(pack, path, inputs(row));
            var difference = difference(row, said.outputs());
            var rules = said.rules().stream().map(MatchedRule::id).toList();
            var result = new Result(Kind.CASE, path, name, difference.isEmpty(), difference, rules);
            return new Ran(result, said.outputs());
        } catch (Refusal | JsonProcessingException | IllegalStateException e) {
            return notRun(path, name, String.valueOf(e.getMessage()));
        }
    }

    private Said decide(Pack pack, String path, Map<String, Object> given) {
        var base = path.substring(0, path.length() - ".cases.csv".length());
        var id = base.substring(base.lastIndexOf('/') + 1);
        if (pack.files().has(base + ".rules.csv")) {
            var verdict = grids.decide(pack, id, given);
            return new Said(verdict.outputs(), verdict.matchedRules());
        }
        var file = pack.fileOf(id).orElseThrow(() -> Refusal.invalid(path, "there is no table or grid " + id));
        var inputs = new LinkedHashMap<>(given);
        tables.inputs(pack, file, id).forEach(name -> inputs.putIfAbsent(name, null));
        var verdict = tables.decide(pack, file, id, inputs);
        return new Said(verdict.outputs(), verdict.matchedRules());
    }

    private Map<String, Object> inputs(CSVRecord row) throws JsonProcessingException {
        var inputs = new LinkedHashMap<String, Object>();
        for (var cell : row.toMap().entrySet()) {
            if (cell.getKey().startsWith("in.")) {
                inputs.put(cell.getKey().substring("in.".length()), value(cell.getValue()));
            } else if (!cell.getKey().equals("name") && !cell.getKey().startsWith("out.")) {
                throw Refusal.invalid(cell.getKey(), "is no column of cases: use name, in.<input> and out.<output>");
            }
        }
        return inputs;
    }

    private String difference(CSVRecord row, Map<String, Object> outputs) throws JsonProcessingException {
        var differences = new ArrayList<String>();
        for (var cell : row.toMap().entrySet()) {
            if (!cell.getKey().startsWith("out.") || cell.getValue().isBlank()) {
                continue;
            }
            var output = cell.getKey().substring("out.".length());
            var expected = cell.getValue().strip().equals("-") ? null : value(cell.getValue());
            var actual = answered(outputs, output);
            if (!PlainValues.same(expected, actual)) {
                differences.add(output + ": expected " + expected + ", got " + actual);
            }
        }
        return String.join("; ", differences);
    }

    /** Of a table that collects, the output of all rows that match, as a list. */
    private static @Nullable Object answered(Map<String, Object> outputs, String output) {
        return outputs.containsKey(output) || !(outputs.get("results") instanceof List<?> rows)
                ? outputs.get(output)
                : rows.stream()
                        .map(row -> row instanceof Map<?, ?> named ? named.get(output) : null)
                        .collect(java.util.stream.Collectors.toCollection(ArrayList::new));
    }

    private @Nullable Object value(String cell) throws JsonProcessingException {
        return cell.isBlank() ? null : yaml.readValue(cell, Object.class);
    }

    private static Ran notRun(String path, String name, String message) {
        return new Ran(new Result(Kind.CASE, path, name, false, message, List.of()), Map.of());
    }
}
