package org.praxisitsm.practice.gate;

import java.util.List;
import org.praxisitsm.practice.Finding;
import org.praxisitsm.practice.PackFiles;
import org.praxisitsm.practice.reading.Findings;
import org.praxisitsm.practice.reading.FormReader;

/** Runs every rule over a pack. */
public final class GateRules {

    public List<Finding> check(PackFiles files, String practice) {
        var findings = new Findings();
        files.pathsEndingWith(".form").forEach(path -> FormReader.read(path, files.bytes(path), findings));
        return findings.sorted();
    }
}
