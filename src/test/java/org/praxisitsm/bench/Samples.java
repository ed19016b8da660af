package org.praxisitsm.bench;

import java.util.Arrays;
import java.util.concurrent.Callable;

/** Times of one operation, done many times. */
public final class Samples {

    private final long[] nanos;
    private final long total;

    private Samples(long[] nanos) {
        this.nanos = nanos;
        this.total = Arrays.stream(nanos).sum();
        Arrays.sort(nanos);
    }

    public static Samples of(long[] nanos) {
        return new Samples(nanos.clone());
    }

    /** Runs it a while unmeasured, then as often as said. */
    public static Samples take(int warmUp, int runs, Callable<?> operation) throws Exception {
        for (var i = 0; i < warmUp; i++) {
            operation.call();
        }
        var nanos = new long[runs];
        for (var i = 0; i < runs; i++) {
            var started = System.nanoTime();
            operation.call();
            nanos[i] = System.nanoTime() - started;
        }
        return new Samples(nanos);
    }

    /** @param share 0.5 for the median; @return milliseconds */
    public double percentile(double share) {
        return nanos[(int) Math.min(nanos.length - 1L, Math.round(share * nanos.length))] / 1e6;
    }

    /** @return operations a second, one after the other */
    public double rate() {
        return nanos.length / (total / 1e9);
    }
}
