package org.praxisitsm.practice;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** The practices in use, by key and version. Reads are cached: a published version never changes. */
@Service
public class Practices {

    /** @return the current version of every practice, by name. */
    public List<PublishedPack> all() {
        throw new UnsupportedOperationException("practice");
    }

    /** @return the version that new tickets start on. */
    public Optional<PublishedPack> current(String key) {
        throw new UnsupportedOperationException("practice");
    }

    public Optional<PublishedPack> version(String key, int version) {
        throw new UnsupportedOperationException("practice");
    }

    /** @return all published versions, newest first. */
    public List<PublishedPack> versions(String key) {
        throw new UnsupportedOperationException("practice");
    }

    /** @return the published files of a version as zip, byte for byte as they were stored. */
    public byte[] zip(String key, int version) {
        throw new UnsupportedOperationException("practice");
    }
}
