package org.praxisitsm.practice;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Packs are read while the ones before them are published: one behind the other, in the order they were asked for. */
final class ReadAhead implements AutoCloseable {

    private final Map<String, PackFiles> files;
    private final Map<String, CompletableFuture<Pack>> packs = new HashMap<>();
    private final ExecutorService reader = Executors.newSingleThreadExecutor(work -> {
        var thread = new Thread(work, "praxis-packs");
        thread.setDaemon(true);
        return thread;
    });

    ReadAhead(Map<String, PackFiles> files) {
        this.files = files;
    }

    void want(String key) {
        packs.put(key, CompletableFuture.supplyAsync(() -> PackReader.read(files.get(key), key), reader));
    }

    /** @throws UnreadablePack as whoever reads it themselves */
    Pack pack(String key) {
        var pack = packs.remove(key);
        try {
            return pack == null ? PackReader.read(files.get(key), key) : pack.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    @Override
    public void close() {
        reader.shutdownNow();
    }
}
