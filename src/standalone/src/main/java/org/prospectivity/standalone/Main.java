package org.prospectivity.standalone;

/** Starts the command line. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {}
}
