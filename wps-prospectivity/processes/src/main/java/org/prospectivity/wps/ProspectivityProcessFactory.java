package org.prospectivity.wps;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.geotools.api.feature.type.Name;
import org.geotools.process.Process;
import org.geotools.process.factory.AnnotatedBeanProcessFactory;
import org.geotools.util.SimpleInternationalString;
import org.prospectivity.wps.host.Host;
import org.prospectivity.wps.host.Workplace;

/**
 * Offers the processes, under the namespace {@value #NAMESPACE}. A host that finds its processes among GeoTools' services
 * tells the instance there whom it serves; any other makes an instance of its own.
 */
public final class ProspectivityProcessFactory extends AnnotatedBeanProcessFactory {
    /** The namespace of the processes' names. */
    public static final String NAMESPACE = "prospectivity";

    private static final Map<Class<?>, Function<Host, Object>> PROCESSES = new LinkedHashMap<>();

    static {
        PROCESSES.put(ConvertFeatures.class, ConvertFeatures::new);
        PROCESSES.put(DeleteModel.class, DeleteModel::new);
        PROCESSES.put(DeleteProject.class, DeleteProject::new);
        PROCESSES.put(DelineateTargets.class, DelineateTargets::new);
        PROCESSES.put(DescribeModel.class, DescribeModel::new);
        PROCESSES.put(EvaluateProspectivity.class, EvaluateProspectivity::new);
        PROCESSES.put(ExplainProspectivity.class, ExplainProspectivity::new);
        PROCESSES.put(FindCoordinateSystem.class, FindCoordinateSystem::new);
        PROCESSES.put(GridGeochem.class, GridGeochem::new);
        PROCESSES.put(HandOver.class, HandOver::new);
        PROCESSES.put(InspectSamples.class, InspectSamples::new);
        PROCESSES.put(ListModels.class, ListModels::new);
        PROCESSES.put(ListProjects.class, ListProjects::new);
        PROCESSES.put(PredictProspectivity.class, PredictProspectivity::new);
        PROCESSES.put(ReadProject.class, ReadProject::new);
        PROCESSES.put(SaveProject.class, SaveProject::new);
        PROCESSES.put(StackEvidence.class, StackEvidence::new);
        PROCESSES.put(SuggestSamples.class, SuggestSamples::new);
        PROCESSES.put(TrainTransferCNN.class, TrainTransferCNN::new);
    }

    private volatile Host host;

    /** Processes without a host, until {@link #serve} names one: as GeoTools finds them among its services. */
    public ProspectivityProcessFactory() {
        this(Host.NONE);
    }

    /** @param host that the processes run in */
    public ProspectivityProcessFactory(Host host) {
        super(
                new SimpleInternationalString("Mineral prospectivity from geochemical samples"),
                NAMESPACE,
                PROCESSES.keySet().toArray(Class<?>[]::new));
        this.host = host;
    }

    /** Makes processes that are created from now on run in a host. */
    public void serve(Host server) {
        host = server;
    }

    /** A process; in a host with a cluster each of its executions has a workplace of its own. */
    @Override
    public Process create(Name name) {
        Host served = host;
        return served.cluster()
                .<Process>map(cluster -> (inputs, listener) -> {
                    try (Workplace workplace = cluster.workplaceOfRun(served.workplace())) {
                        return new ProspectivityProcessFactory(served.workingAt(workplace))
                                .create(name)
                                .execute(inputs, listener);
                    }
                })
                .orElseGet(() -> super.create(name));
    }

    @Override
    protected Object createProcessBean(Name name) {
        return PROCESSES.entrySet().stream()
                .filter(process -> process.getKey().getSimpleName().equals(name.getLocalPart()))
                .findFirst()
                .orElseThrow()
                .getValue()
                .apply(host);
    }
}
