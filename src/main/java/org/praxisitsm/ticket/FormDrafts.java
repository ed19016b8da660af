package org.praxisitsm.ticket;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.praxisitsm.identity.Viewer;
import org.springframework.stereotype.Service;

/** What a person typed and has not sent yet, by place (e.g. {@code task:4711}, {@code reply:INC0000001}). */
@Service
public class FormDrafts {

    public record FormDraft(Map<String, Object> content, Instant savedAt) {}

    public Optional<FormDraft> find(String place, Viewer viewer) {
        throw new UnsupportedOperationException("ticket");
    }

    /** An empty content removes the draft. */
    public void save(String place, Map<String, ?> content, Viewer viewer) {
        throw new UnsupportedOperationException("ticket");
    }
}
