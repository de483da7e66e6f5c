package org.prospectivity.server.ows;

/**
 * What the server takes.
 *
 * @param body bytes of a request's body
 * @param running processes at once
 * @param waiting processes behind them
 * @param kept finished processes whose outputs are kept
 * @param keptMinutes how long they are
 */
public record Limits(long body, int running, int waiting, int kept, int keptMinutes) {
    /** For one laptop. */
    public static final Limits DEFAULT = new Limits(256L << 20, 2, 20, 100, 24 * 60);
}
