package org.prospectivity.handover.picture;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The typeface of paper and pictures, Liberation Sans, which comes with the program: no machine has to have it. */
public final class Fonts {
    /** Its name in a style sheet. */
    public static final String FAMILY = "Liberation Sans";

    /** Files of the typeface: regular, bold, italic, bold italic. */
    public enum Face {
        /** Upright. */
        REGULAR("LiberationSans-Regular.ttf", 400, false),
        /** Bold. */
        BOLD("LiberationSans-Bold.ttf", 700, false),
        /** Italic. */
        ITALIC("LiberationSans-Italic.ttf", 400, true),
        /** Of the same width for every letter. */
        MONO("LiberationMono-Regular.ttf", 400, false);

        private final String file;
        private final int weight;
        private final boolean italic;

        Face(String file, int weight, boolean italic) {
            this.file = file;
            this.weight = weight;
            this.italic = italic;
        }

        /** Its weight in a style sheet. */
        public int weight() {
            return weight;
        }

        /** Whether it slants. */
        public boolean isItalic() {
            return italic;
        }

        /** The family it belongs to. */
        public String family() {
            return this == MONO ? "Liberation Mono" : FAMILY;
        }

        /** The TrueType file. */
        public InputStream open() {
            InputStream in = Fonts.class.getResourceAsStream("/liberation/" + file);
            if (in == null) {
                throw new IllegalStateException(file + " is missing on the class path");
            }
            return in;
        }
    }

    private static final class Loaded {
        static final Font REGULAR = load(Face.REGULAR);
        static final Font BOLD = load(Face.BOLD);

        private static Font load(Face face) {
            try (InputStream in = face.open()) {
                return Font.createFont(Font.TRUETYPE_FONT, in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (FontFormatException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private Fonts() {}

    static Font regular(double size) {
        return Loaded.REGULAR.deriveFont((float) size);
    }

    static Font bold(double size) {
        return Loaded.BOLD.deriveFont((float) size);
    }

    /**
     * Tells before long work that no text could be drawn behind it.
     *
     * @throws IllegalStateException where Java finds no fonts at all
     */
    public static void require() {
        try {
            regular(10);
        } catch (LinkageError | InternalError e) {
            throw new IllegalStateException(
                    "The paper's maps cannot be drawn, since the Java of this server finds no fonts. Have the administrator"
                            + " install fontconfig and a font (Debian: fontconfig, fonts-dejavu-core).",
                    e);
        }
    }
}
