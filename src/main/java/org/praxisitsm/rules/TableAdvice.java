package org.praxisitsm.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.praxisitsm.practice.Finding;
import org.praxisitsm.practice.Finding.Severity;
import org.praxisitsm.practice.GridTerms;
import org.praxisitsm.practice.Pack;
import org.praxisitsm.practice.PackFileCheck;
import org.praxisitsm.practice.PracticeDescriptor.FieldType;
import org.praxisitsm.rules.sheet.CsvSheet;
import org.praxisitsm.rules.sheet.DecisionsText;
import org.praxisitsm.rules.sheet.GridAnalysis;
import org.praxisitsm.rules.sheet.TableAnalysis;
import org.praxisitsm.rules.sheet.TableAnalysis.Kind;
import org.praxisitsm.rules.sheet.TableAnalysis.Remark;
import org.praxisitsm.rules.sheet.TableText;
import org.springframework.stereotype.Component;

/** Gaps, overlaps and rules that never count, as advice beside what the gate refuses. */
@Component
class TableAdvice implements PackFileCheck {

    private static final int LARGEST = 1_000_000;
    private static final int KEPT = 200;

    private final Map<String, List<Remark>> known = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<Remark>> eldest) {
            return size() > KEPT;
        }
    };

    @Override
    public List<Finding> check(Pack pack) {
        var findings = new ArrayList<Finding>();
        for (var file : pack.tables()) {
            for (var remark : remarks(pack, file)) {
                findings.add(finding("table-", file, remark, hint(remark.kind())));
            }
        }
        for (var file : pack.grids()) {
            for (var remark : gridRemarks(pack, file)) {
                var hint = remark.kind() == Kind.VIOLATION ? "Make the rules exclude each other." : hint(remark.kind());
                findings.add(finding("grid-", file, remark, hint));
            }
        }
        return findings;
    }

    private static Finding finding(String rules, String file, Remark remark, String hint) {
        return new Finding(
                severity(remark.kind()),
                file,
                remark.element(),
                null,
                rules + remark.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                remark.sentence(),
                hint);
    }

    private static List<Remark> gridRemarks(Pack pack, String file) {
        if (pack.files().bytes(file).length > LARGEST) {
            return List.of();
        }
        return CsvSheet.read(pack.text(file))
                .map(sheet -> GridAnalysis.of(sheet, fact -> isNumber(pack, fact)))
                .orElse(List.of());
    }

    private static boolean isNumber(Pack pack, String fact) {
        return GridTerms.typeOf(fact).filter(GridTerms.Type.NUMBER::equals).isPresent()
                || fact.equals("ticket.priority")
                || fact.startsWith("ticket.")
                        && pack.descriptor()
                                .field(fact.substring("ticket.".length()))
                                .filter(field -> field.type() == FieldType.NUMBER || field.type() == FieldType.MONEY)
                                .isPresent();
    }

    /** What a table is told depends on its text and on the values that the practice's fields can have. */
    private List<Remark> remarks(Pack pack, String file) {
        var bytes = pack.files().bytes(file);
        if (bytes.length > LARGEST) {
            return List.of();
        }
        var key = Sha256.of(bytes)
                + pack.descriptor().fields().hashCode()
                + pack.agreements().stream()
                        .map(path -> Sha256.of(pack.files().bytes(path)))
                        .toList();
        synchronized (known) {
            var before = known.get(key);
            if (before != null) {
                return before;
            }
        }
        var text = pack.text(file);
        var made = DecisionsText.read(text).stream()
                .flatMap(decisions -> decisions.decisions().stream())
                .flatMap(decision -> TableText.read(text, decision.id()).stream())
                .flatMap(table -> TableAnalysis.of(table, pack).stream())
                .toList();
        synchronized (known) {
            known.put(key, made);
        }
        return made;
    }

    @Override
    public Set<String> messages(Pack pack) {
        return Set.of();
    }

    private static Severity severity(Kind kind) {
        return kind == Kind.GAP_WHERE_ABSENT || kind == Kind.UNKNOWN ? Severity.INFO : Severity.WARNING;
    }

    private static String hint(Kind kind) {
        return switch (kind) {
            case GAP, GAP_WHERE_ABSENT ->
                "Add a rule for it, or a last one for everything else; without one, what was decided before stays.";
            case VIOLATION -> "Make the rules exclude each other, or let the first that fits count (FIRST).";
            case UNREACHABLE -> "Move the rule up, or take it out.";
            case IMPOSSIBLE -> "Correct the cells, or take the rule out.";
            case NEVER_SAID -> "Let the required decision say it, correct the cell, or take the rule out.";
            case DUPLICATE -> "Take one of them out.";
            case UNKNOWN -> "Try the table with examples instead.";
        };
    }
}
