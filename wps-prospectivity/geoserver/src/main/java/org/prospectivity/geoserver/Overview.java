package org.prospectivity.geoserver;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.geoserver.platform.GeoServerExtensions;
import org.geoserver.wps.executor.ExecutionStatus;
import org.geoserver.wps.executor.ProcessStatusTracker;
import org.geoserver.wps.executor.WPSExecutionManager;
import org.geotools.api.data.Query;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.model.ModelFile;
import org.prospectivity.wps.ProspectivityProcessFactory;
import org.prospectivity.wps.host.Cluster;

/** What an administrator wants to see of the extension: what it may take, what it is at, and what it has made. */
public final class Overview {
    private final Extension extension;
    private final ProcessStatusTracker tracker;

    /** @param tracker that knows the executions */
    public Overview(Extension extension, ProcessStatusTracker tracker) {
        this.extension = extension;
        this.tracker = tracker;
    }

    /**
     * An execution of one of our processes.
     *
     * @param id to end it by
     * @param process its name
     * @param user who asked for it
     * @param since when it was asked for
     * @param percent of the work that is done
     * @param task what it is at, or how many it waits for
     */
    public record Job(String id, String process, String user, Date since, int percent, String task) {}

    /**
     * A saved model.
     *
     * @param name its full name
     * @param verdict of its training, or why it cannot be read
     */
    public record SavedModel(String name, String verdict) {}

    /** The settings in force, by name. */
    public Map<String, Object> settings() {
        Settings settings = extension.settings();
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("cells", settings.cells());
        all.put("samples", settings.samples());
        all.put("threads", settings.threads());
        all.put("trainings", settings.trainings());
        all.put("nativeMegabytes", settings.nativeMegabytes());
        all.put("modelMegabytes", settings.modelMegabytes());
        Cluster cluster = settings.cluster();
        if (cluster != null) {
            all.put("master", cluster.master());
            all.put("program", cluster.program().toString());
            all.put("shared", cluster.shared().toString());
            all.put("values", cluster.values());
        }
        return all;
    }

    /** The executions that run or wait, in the order they were asked for. */
    public List<Job> jobs() {
        return tracker.getStore().list(Query.ALL).stream()
                .filter(status -> isOurs(status) && !status.getPhase().isExecutionCompleted())
                .sorted(Comparator.comparing(ExecutionStatus::getCreationTime))
                .map(status -> new Job(
                        status.getExecutionId(),
                        status.getSimpleProcessName(),
                        status.getUserName(),
                        status.getCreationTime(),
                        Math.round(status.getProgress()),
                        status.getTask()))
                .toList();
    }

    /** Whether an execution is of one of our processes. */
    static boolean isOurs(ExecutionStatus status) {
        return ProspectivityProcessFactory.NAMESPACE.equals(
                status.getProcessName().getNamespaceURI());
    }

    /**
     * Ends one, as its caller could.
     *
     * @return whether there is one of ours by that id
     */
    public boolean end(String id) {
        ExecutionStatus status = tracker.getStatus(id);
        boolean known = status != null && isOurs(status);
        if (known) {
            // asked for now only: it comes after GeoServer's configuration, and wants that first
            GeoServerExtensions.bean(WPSExecutionManager.class).cancel(id);
        }
        return known;
    }

    /** The models that the caller may read, in order. */
    public List<SavedModel> models() throws IOException {
        List<SavedModel> models = new ArrayList<>();
        for (String name : extension.models().list()) {
            models.add(new SavedModel(name, verdict(name)));
        }
        return models;
    }

    private String verdict(String name) throws IOException {
        try {
            return ModelFile.read(extension.models().load(name), "model")
                    .provenance()
                    .verdict();
        } catch (InvalidInputException e) {
            return "cannot be read: " + e.getMessage();
        }
    }
}
