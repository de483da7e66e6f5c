package org.prospectivity.wps.program;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The first line a program says, which programs of all versions understand: which version it is. */
final class Greeting {
    private static final String WORDS = "prospectivity work ";
    private static final int LONGEST = 200;

    private Greeting() {}

    /** The version of the program that this class is part of. */
    static String version() {
        String version = Greeting.class.getPackage().getImplementationVersion();
        return version == null ? "in development" : version;
    }

    static void say(OutputStream out) throws IOException {
        out.write((WORDS + version() + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** The version that is said; empty where something else is, or nothing. */
    static Optional<String> hear(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int character = in.read(); character >= 0 && line.length() < LONGEST; character = in.read()) {
            if (character == '\n') {
                return Optional.of(line.toString())
                        .filter(said -> said.startsWith(WORDS))
                        .map(said -> said.substring(WORDS.length()));
            }
            line.append((char) character);
        }
        return Optional.empty();
    }
}
