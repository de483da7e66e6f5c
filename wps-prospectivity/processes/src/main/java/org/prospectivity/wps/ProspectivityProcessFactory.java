package org.prospectivity.wps;

import org.geotools.process.factory.AnnotatedBeanProcessFactory;
import org.geotools.util.SimpleInternationalString;

/** Registers the processes, under the namespace {@value #NAMESPACE}, with any GeoTools host. */
public final class ProspectivityProcessFactory extends AnnotatedBeanProcessFactory {
    /** Prefix of the processes' names. */
    public static final String NAMESPACE = "prospectivity";

    public ProspectivityProcessFactory() {
        super(
                new SimpleInternationalString("Mineral prospectivity from geochemical samples"),
                NAMESPACE,
                DeleteModel.class,
                DelineateTargets.class,
                DescribeModel.class,
                EvaluateProspectivity.class,
                ExplainProspectivity.class,
                GridGeochem.class,
                ListModels.class,
                PredictProspectivity.class,
                TrainTransferCNN.class);
    }
}
