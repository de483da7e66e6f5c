package org.prospectivity.wps.host;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.wps.program.ElsewhereException;
import org.prospectivity.wps.program.ProgramWorkforce;

/**
 * The cluster a host sends its large runs to. For each of them the host starts this project's own program, which has Apache
 * Spark on its class path; the host's has not. What a run reads, publishes and tells stays with the host.
 *
 * @param master as in {@code spark://host:7077}, {@code local[2]}
 * @param program the start script of a distribution of the host's version, with the cluster's module
 * @param shared a folder that the host and all machines of the cluster read under the same name
 * @param values of the smallest run that goes to the cluster: cells times bands of the maps it makes, or of those that it
 *     reads and a model scores or learns from
 */
public record Cluster(String master, Path program, Path shared, long values) {
    /**
     * So many values a run has at least by default: two cores grid as many in 7 s and score them in 20 s, and to start the
     * program and its executors takes about as long.
     */
    public static final long DEFAULT_VALUES = 100_000_000;

    /** @throws InvalidInputException naming the part that cannot be used, whatever is on the disk */
    public Cluster {
        InvalidInputException.require(
                master.matches("\\S+"), "master", '"' + master + '"', "the address of a master, as spark://host:7077");
        requireAbsolute(
                "program", program, "the start script of a distribution, as /opt/prospectivity/bin/prospectivity");
        requireAbsolute("shared", shared, "a folder that all machines of the cluster read, as /mnt/shared");
        InvalidInputException.require(values >= 1, "values", values, "a whole number from 1");
    }

    private static void requireAbsolute(String name, Path path, String expected) {
        InvalidInputException.require(path.isAbsolute(), name, '"' + path.toString() + '"', expected);
    }

    /**
     * Where one run has its units of work done: here, or by the cluster when it is large.
     *
     * @param here where small runs have it done
     */
    public Workplace workplaceOfRun(Workplace here) {
        return new SizedWorkplace(this, here);
    }

    /**
     * Who works at a large run.
     *
     * @param threads of this machine, for what is not handed out
     * @throws ElsewhereException naming the setting, when its file or folder is not there now
     */
    ProgramWorkforce workforce(int threads) {
        require(
                Files.isExecutable(program) && !Files.isDirectory(program),
                "program",
                program,
                "a program that this server may start");
        require(
                Files.isDirectory(shared) && Files.isWritable(shared),
                "shared",
                shared,
                "a folder that this server may write to");
        return new ProgramWorkforce(
                List.of(program.toString(), "work", "--cluster", master, "--shared", shared.toString()),
                master,
                threads);
    }

    private static void require(boolean usable, String setting, Path path, String expected) {
        if (!usable) {
            throw new ElsewhereException(setting, path + " cannot be used; expected " + expected);
        }
    }
}
