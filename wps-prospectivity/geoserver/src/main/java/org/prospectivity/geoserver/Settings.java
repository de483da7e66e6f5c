package org.prospectivity.geoserver;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.geoserver.platform.resource.Resource;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.wps.host.Cluster;
import org.prospectivity.wps.host.Limits;
import org.prospectivity.wps.host.Turns;

/**
 * How much of the server the processes may take, as a properties file in the data directory tells.
 *
 * @param cells of the greatest grid that is made or read
 * @param samples that are gridded at once, at most
 * @param threads of one process
 * @param trainings at a time
 * @param nativeMegabytes memory outside the Java heap for networks
 * @param modelMegabytes of the largest model file that may be imported
 * @param cluster that large requests are sent to, or null for none
 */
record Settings(
        long cells, int samples, int threads, int trainings, int nativeMegabytes, int modelMegabytes, Cluster cluster) {

    /** The file as it is made when there is none. */
    static final String DEFAULT_FILE = """
            # Limits of the prospectivity processes. Read when GeoServer starts or its configuration is reloaded.

            # Cells of the greatest grid that is made or read.
            cells=25000000

            # Samples that are gridded at once, at most.
            samples=1000000

            # Threads of one process. Empty: half of the processors.
            threads=

            # Trainings that run at a time; the next ones wait for their turn.
            trainings=1

            # Memory outside the Java heap for networks, in megabytes. Read when GeoServer starts only.
            nativeMegabytes=2048

            # The largest model file that may be imported, in megabytes.
            modelMegabytes=64

            # Master of an Apache Spark cluster that works at large requests, as spark://host:7077. Empty: none, this server
            # works at all.
            master=

            # Start script of the program's distribution with the cluster's module, as /opt/prospectivity/bin/prospectivity;
            # of this plugin's version. It is started for each large request.
            program=

            # Folder that this server and all machines of the cluster read under the same name, as /mnt/shared.
            shared=

            # Values of the smallest request that is large: cells times bands of the maps it makes or, with a model, reads.
            values=100000000
            """;

    /**
     * Reads the file; makes it when there is none. What it does not set is as in {@link #DEFAULT_FILE}.
     *
     * @throws InvalidInputException naming the setting that cannot be used
     */
    static Settings read(Resource file) throws IOException {
        if (file.getType() != Resource.Type.RESOURCE) {
            try (OutputStream out = file.out()) {
                out.write(DEFAULT_FILE.getBytes(StandardCharsets.UTF_8));
            }
        }
        Properties defaults = new Properties();
        defaults.load(new StringReader(DEFAULT_FILE));
        Properties given = new Properties(defaults);
        try (InputStream in = file.in()) {
            given.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        Set<String> unknown = new TreeSet<>(given.stringPropertyNames());
        unknown.removeAll(defaults.stringPropertyNames());
        if (!unknown.isEmpty()) {
            throw new InvalidInputException(
                    unknown.iterator().next(),
                    "there is no such setting; expected one of " + new TreeSet<>(defaults.stringPropertyNames()));
        }
        int half = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        return new Settings(
                number(given, "cells", 0, Integer.MAX_VALUE),
                (int) number(given, "samples", 0, Integer.MAX_VALUE),
                (int) number(given, "threads", half, 1024),
                (int) number(given, "trainings", 0, 1024),
                (int) number(given, "nativeMegabytes", 0, 1 << 20),
                (int) number(given, "modelMegabytes", 0, 1024),
                cluster(given));
    }

    /** Null where no master is set. */
    private static Cluster cluster(Properties given) {
        String master = given.getProperty("master").strip();
        return master.isEmpty()
                ? null
                : new Cluster(
                        master,
                        Path.of(given.getProperty("program").strip()),
                        Path.of(given.getProperty("shared").strip()),
                        number(given, "values", 0, Long.MAX_VALUE));
    }

    private static long number(Properties given, String name, long whenEmpty, long most) {
        String text = given.getProperty(name).strip();
        if (text.isEmpty() && whenEmpty > 0) {
            return whenEmpty;
        }
        long number = text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
        InvalidInputException.require(
                number >= 1 && number <= most, name, '"' + text + '"', "a whole number from 1 to " + most);
        return number;
    }

    /** The limits the processes keep to. */
    Limits limits() {
        return new Limits(cells, samples, threads, new Turns(trainings));
    }
}
