package org.prospectivity.cli;

/** What a command tells the shell it was started from. */
public final class ExitCode {
    /** The command did what it was asked to. */
    public static final int DONE = 0;
    /** A fault that is not the input's. */
    public static final int FAULT = 1;
    /** Input that cannot be used: an option, a value, a file. */
    public static final int BAD_INPUT = 2;
    /** The person cancelled; 128 and the number of the signal, as shells have it. */
    public static final int CANCELLED = 130;

    private ExitCode() {}
}
