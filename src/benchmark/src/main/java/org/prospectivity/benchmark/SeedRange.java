package org.prospectivity.benchmark;

import java.util.stream.LongStream;

/** Seeds or replicates, as {@code 3} or {@code 1-10}. */
record SeedRange(long first, long last) {
    static SeedRange of(String text) {
        String[] ends = text.split("-");
        return new SeedRange(Long.parseLong(ends[0]), Long.parseLong(ends[ends.length - 1]));
    }

    long[] all() {
        return LongStream.rangeClosed(first, last).toArray();
    }
}
