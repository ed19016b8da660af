package org.praxisitsm.ui.components;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.praxisitsm.identity.Viewer;
import org.praxisitsm.practice.FileAnswers;
import org.praxisitsm.shared.Ids;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ticket.AttachmentSettings;
import org.praxisitsm.ticket.WaitingFiles;
import org.springframework.stereotype.Component;

/** Where forms put the files that are chosen: they wait for whoever fills the form in, or are gone at once on trial. */
@Component
class FormFiles {

    private final WaitingFiles waiting;
    private final AttachmentSettings limits;

    FormFiles(WaitingFiles waiting, AttachmentSettings limits) {
        this.waiting = waiting;
        this.limits = limits;
    }

    long largest() {
        return limits.maxSizeInBytes();
    }

    /**
     * Takes a temporary file, which is gone afterwards.
     *
     * @param kinds that the field takes; empty for all
     * @param trial whether nothing is to be kept
     * @return how an answer names it
     * @throws Refusal where it is too large, of a kind that is not accepted, or one too many
     */
    Map<String, Object> keep(String name, File arrived, List<String> kinds, boolean trial, Viewer by) {
        try (var content = Files.newInputStream(arrived.toPath())) {
            if (trial) {
                return FileAnswers.named("trial-" + Ids.next(), name);
            }
            var kept = waiting.keep(name, content, kinds, by);
            return FileAnswers.named(String.valueOf(kept.id()), kept.name());
        } catch (IOException gone) {
            throw Refusal.malformed(name + " is here no more. Attach it again.");
        } finally {
            delete(arrived);
        }
    }

    /** Forgets an upload that is not sent; what is attached to a ticket stays. */
    void forget(String id, Viewer by) {
        if (id.matches("[0-9]{1,18}") && waiting.find(Long.parseLong(id), by).isPresent()) {
            waiting.remove(Long.parseLong(id), by);
        }
    }

    private static void delete(File arrived) {
        try {
            Files.deleteIfExists(arrived.toPath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
