package org.prospectivity.engine.learning;

/** Seeds made from a seed: streams of random numbers that do not overlap or follow one another. */
public final class Seeds {
    private Seeds() {}

    /** A seed for each combination of a seed and numbers that tell uses of it apart. */
    public static long derive(long seed, long... uses) {
        long derived = mix(seed);
        for (long use : uses) {
            derived = mix(derived + 0x9e3779b97f4a7c15L * (use + 1));
        }
        return derived;
    }

    /** The finalizer of MurmurHash3, variant 13 of Stafford (2011). */
    private static long mix(long z) {
        long mixed = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
