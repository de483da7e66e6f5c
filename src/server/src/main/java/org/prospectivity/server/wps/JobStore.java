package org.prospectivity.server.wps;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.io.file.PathUtils;
import org.prospectivity.rasters.AtomicFiles;
import org.prospectivity.server.ows.OwsException;

/**
 * What is kept of jobs on disk, a folder each:
 *
 * <pre>
 * ID/job.json   what became of it
 * ID/inputs/    data that was sent, until it is used
 * ID/outputs/   what it gave
 * </pre>
 */
final class JobStore {
    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Path directory;

    JobStore(Path directory) {
        this.directory = directory;
    }

    Path inputs(String id) {
        return folder(id).resolve("inputs");
    }

    Path outputs(String id) {
        return folder(id).resolve("outputs");
    }

    private Path folder(String id) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(id);
        }
        return directory.resolve(id);
    }

    void save(JobRecord job) throws IOException {
        AtomicFiles.write(folder(job.id()).resolve("job.json"), file -> Files.writeString(file, GSON.toJson(job)));
    }

    private Optional<JobRecord> load(Path folder) {
        try {
            JobRecord job = GSON.fromJson(Files.readString(folder.resolve("job.json")), JobRecord.class);
            return Optional.ofNullable(job).filter(record -> record.state() != null && record.outputs() != null);
        } catch (IOException | JsonParseException e) {
            return Optional.empty();
        }
    }

    void deleteInputs(String id) throws IOException {
        delete(inputs(id));
    }

    void delete(String id) throws IOException {
        delete(folder(id));
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            PathUtils.deleteDirectory(folder);
        }
    }

    /** What is told of a job that the server was stopped at. */
    static OwsException stopped() {
        return new OwsException(
                OwsException.NO_APPLICABLE_CODE, null, 500, "The server stopped before the process had ended");
    }

    /**
     * All jobs whose answers were to be kept, as the server finds them when it starts: those that it was stopped at have
     * failed; what is left of others is removed.
     */
    List<JobRecord> recover() throws IOException {
        List<JobRecord> jobs = new ArrayList<>();
        List<Path> folders;
        if (!Files.isDirectory(directory)) {
            return jobs;
        }
        try (Stream<Path> entries = Files.list(directory)) {
            folders = entries.filter(
                            entry -> ID.matcher(entry.getFileName().toString()).matches())
                    .toList();
        }
        for (Path folder : folders) {
            Optional<JobRecord> job = load(folder).filter(JobRecord::stored);
            if (job.isEmpty()) {
                delete(folder);
            } else if (job.get().state().isFinal()) {
                jobs.add(job.get());
            } else {
                JobRecord failed = job.get().failed(stopped());
                delete(folder.resolve("inputs"));
                delete(folder.resolve("outputs"));
                save(failed);
                jobs.add(failed);
            }
        }
        return jobs;
    }
}
