package org.prospectivity.cluster;

/** Work on a cluster that could not be done, though Spark tried again. */
final class ClusterException extends RuntimeException {
    ClusterException(Throwable cause) {
        super("the cluster gave the work up: " + firstLine(cause), cause);
    }

    private static String firstLine(Throwable cause) {
        return cause.getMessage() == null
                ? cause.getClass().getSimpleName()
                : cause.getMessage().lines().findFirst().orElse("");
    }
}
