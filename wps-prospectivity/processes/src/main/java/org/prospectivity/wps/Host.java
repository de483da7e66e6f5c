package org.prospectivity.wps;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntSupplier;
import org.prospectivity.engine.InvalidInputException;

/**
 * Where the processes run. A host registers what it offers once, before the first process is executed; without a host
 * the processes still work on data passed by value, and naming a layer or a model is an error that says so.
 */
public final class Host {
    private static final AtomicReference<Host> CURRENT = new AtomicReference<>(new Host(null, null, Host::processors));

    private final Layers layers;
    private final Models models;
    private final IntSupplier threads;

    private Host(Layers layers, Models models, IntSupplier threads) {
        this.layers = layers;
        this.models = models;
        this.threads = threads;
    }

    /**
     * Makes a host's layers and models the ones the processes use; null for what it does not offer. A process may use
     * all processors.
     */
    public static void register(Layers layers, Models models) {
        register(layers, models, Host::processors);
    }

    /**
     * Makes a host's layers and models the ones the processes use; null for what it does not offer.
     *
     * @param threads how many threads a process that starts now may use, at least 1; asked by each
     */
    public static void register(Layers layers, Models models, IntSupplier threads) {
        CURRENT.set(new Host(layers, models, threads));
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

    /** How many threads a process may use, at least 1. */
    static int threads() {
        return Math.max(1, CURRENT.get().threads.getAsInt());
    }

    private static int processors() {
        return Runtime.getRuntime().availableProcessors();
    }
}
