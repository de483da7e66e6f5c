package org.prospectivity.wps;

import java.util.concurrent.atomic.AtomicReference;
import org.prospectivity.engine.InvalidInputException;

/**
 * Where the processes run. A host registers what it offers once, before the first process is executed; without a host
 * the processes still work on data passed by value, and naming a layer or a model is an error that says so.
 */
public final class Host {
    private static final AtomicReference<Host> CURRENT = new AtomicReference<>(new Host(null, null, Limits.none()));

    private final Layers layers;
    private final Models models;
    private final Limits limits;

    private Host(Layers layers, Models models, Limits limits) {
        this.layers = layers;
        this.models = models;
        this.limits = limits;
    }

    /**
     * Makes a host's layers and models the ones the processes use; null for what it does not offer. The processes may
     * take the whole machine.
     */
    public static void register(Layers layers, Models models) {
        register(layers, models, Limits.none());
    }

    /** Makes a host's layers, models and limits those of the processes; null for layers or models it does not offer. */
    public static void register(Layers layers, Models models, Limits limits) {
        CURRENT.set(new Host(layers, models, limits));
    }

    /** What the processes may take of the host's machine. */
    static Limits limits() {
        return CURRENT.get().limits;
    }

    /** The host's layers; {@code parameter} is the input that names one. */
    static Layers layers(String parameter) {
        Layers layers = CURRENT.get().layers;
        if (layers == null) {
            throw new InvalidInputException(
                    parameter,
                    "this server offers no layers by name; pass the data itself, or ask for the result as data");
        }
        return layers;
    }

    /** The host's models; {@code parameter} is the input that names one. */
    static Models models(String parameter) {
        Models models = CURRENT.get().models;
        if (models == null) {
            throw new InvalidInputException(
                    parameter, "this server keeps no models; its administrator has to add the module that does");
        }
        return models;
    }
}
