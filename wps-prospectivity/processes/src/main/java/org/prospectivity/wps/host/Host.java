package org.prospectivity.wps.host;

import java.util.Optional;
import java.util.function.Consumer;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.geochemistry.MapStore;

/**
 * Where processes run: what they may read by name, publish to, and take of the machine. Each host makes its own and gives
 * it to its own {@link org.prospectivity.wps.ProspectivityProcessFactory}, so that several can run beside each other;
 * without one the processes still work on data passed by value, and naming a layer or a model is an error that says so.
 */
public final class Host {
    /** Offers nothing by name, and the whole machine. */
    public static final Host NONE = new Host(null, null, Limits.none());

    private final Layers layers;
    private final NamedFiles models;
    private final NamedFiles projects;
    private final Limits limits;
    private final Consumer<Plan> plans;
    private final Workplace workplace;
    private final Cluster cluster;

    /** A host that lets the processes take its whole machine; null for layers or models it does not offer. */
    public Host(Layers layers, NamedFiles models) {
        this(layers, models, Limits.none());
    }

    /** Null for layers or models the host does not offer. */
    public Host(Layers layers, NamedFiles models, Limits limits) {
        this(layers, models, null, limits, plan -> {});
    }

    /**
     * A host that hears what its runs are about to make.
     *
     * @param layers it offers, or null
     * @param models it offers, or null
     * @param projects it offers, or null
     */
    public Host(Layers layers, NamedFiles models, NamedFiles projects, Limits limits, Consumer<Plan> plans) {
        this(layers, models, projects, limits, plans, Workplace.here(limits.threads()), null);
    }

    private Host(
            Layers layers,
            NamedFiles models,
            NamedFiles projects,
            Limits limits,
            Consumer<Plan> plans,
            Workplace workplace,
            Cluster cluster) {
        this.plans = plans;
        this.layers = layers;
        this.models = models;
        this.projects = projects;
        this.limits = limits;
        this.workplace = workplace;
        this.cluster = cluster;
    }

    /** The same host whose processes have their units of work done elsewhere. */
    public Host workingAt(Workplace elsewhere) {
        return new Host(layers, models, projects, limits, plans, elsewhere, null);
    }

    /** The same host whose large runs have their units of work done by a cluster; null for none. */
    public Host sendingTo(Cluster large) {
        return new Host(layers, models, projects, limits, plans, workplace, large);
    }

    /** What has the units of large runs done. */
    public Optional<Cluster> cluster() {
        return Optional.ofNullable(cluster);
    }

    /** Where the processes have their units of work done. */
    public Workplace workplace() {
        return workplace;
    }

    /** What the processes may take of the host's machine. */
    public Limits limits() {
        return limits;
    }

    /** A store of the maps a run makes, of which the host hears before they are made. */
    public MapStore planned(MapStore store, CoordinateReferenceSystem crs) {
        return Plan.told(store, crs, plans.andThen(plan -> workplace.expects(plan.values())));
    }

    /** The host's layers; {@code parameter} is the input that names one. */
    public Layers layers(String parameter) {
        if (layers == null) {
            throw new InvalidInputException(
                    parameter,
                    "this server offers no layers by name; pass the data itself, or ask for the result as data");
        }
        return layers;
    }

    /** The host's models; {@code parameter} is the input that names one. */
    public NamedFiles models(String parameter) {
        if (models == null) {
            throw new InvalidInputException(
                    parameter, "this server keeps no models; its administrator has to add the module that does");
        }
        return models;
    }

    /** The host's projects; {@code parameter} is the input that names one. */
    public NamedFiles projects(String parameter) {
        if (projects == null) {
            throw new InvalidInputException(
                    parameter, "this server keeps no projects; its administrator has to add the module that does");
        }
        return projects;
    }
}
