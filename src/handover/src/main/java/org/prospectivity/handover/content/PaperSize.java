package org.prospectivity.handover.content;

/** The paper a document is laid out for, upright. */
public enum PaperSize {
    /** 210 by 297 mm (ISO 216). */
    A4("A4"),
    /** 8.5 by 11 inches, 216 by 279 mm (ANSI A). */
    LETTER("letter");

    private final String css;

    PaperSize(String css) {
        this.css = css;
    }

    /** Its name in a style sheet. */
    public String css() {
        return css;
    }
}
