package org.praxisitsm.practice;

import java.util.List;
import org.praxisitsm.shared.Refusal;

/** A pack that cannot even be kept as a draft; carries the findings that say why. */
public class UnreadablePack extends Refusal {

    private final transient List<Finding> findings;

    public UnreadablePack(List<Finding> findings) {
        super(
                Kind.INVALID,
                findings.get(0).message(),
                findings.stream()
                        .map(finding -> new FieldError(finding.file(), finding.message()))
                        .toList());
        this.findings = List.copyOf(findings);
    }

    public List<Finding> findings() {
        return findings;
    }
}
