package org.prospectivity.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Starts the command line. */
public final class Main {
    private Main() {}

    @SuppressWarnings("SystemConsoleNull") // the property sees to it
    public static void main(String[] args) {
        // Set before the libraries that read them are loaded.
        System.setProperty("java.awt.headless", "true");
        System.setProperty("org.geotools.referencing.forceXY", "true");
        System.setProperty("com.sun.media.jai.disableMediaLib", "true");
        System.setProperty("hsqldb.reconfig_logging", "false");
        // From Java 22 on there is a console without a terminal, too, unless it is the JDK's own.
        System.setProperty("jdk.console", "java.base");
        System.exit(run(args, stream(FileDescriptor.out), stream(FileDescriptor.err), System.console() != null));
    }

    /**
     * Runs a command line.
     *
     * @param out for results
     * @param err for progress and faults
     * @param terminal whether a person sees {@code err} as it is written
     * @return the exit code: 0 done, 1 fault, 2 bad input, 130 cancelled
     */
    public static int run(String[] args, PrintStream out, PrintStream err, boolean terminal) {
        return ProspectivityCommand.run(args, new Console(out, err, terminal));
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
