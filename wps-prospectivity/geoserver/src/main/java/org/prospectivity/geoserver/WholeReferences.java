package org.prospectivity.geoserver;

import java.io.IOException;
import org.geoserver.wfs.GetFeatureCallback;
import org.geoserver.wfs.GetFeatureContext;
import org.geoserver.wps.executor.ExecutionStatus;
import org.geoserver.wps.executor.ProcessStatusTracker;
import org.geoserver.wps.resource.WPSResourceManager;
import org.geotools.api.data.FeatureSource;
import org.geotools.api.data.Query;
import org.geotools.api.feature.Feature;
import org.geotools.api.feature.type.FeatureType;
import org.geotools.feature.FeatureCollection;
import org.geotools.feature.FeatureIterator;
import org.prospectivity.engine.InvalidInputException;

/**
 * Refuses an input of our processes that refers to a WFS layer of this server ({@code http://geoserver/wfs}) and would be
 * cut at a limit of WFS, its own or the layer's: GeoServer cuts without a word, and a map of a part of the samples looks
 * like any other. Who asks for so many features himself, by {@code maxFeatures} or {@code count}, gets them.
 */
public final class WholeReferences implements GetFeatureCallback {
    private final WPSResourceManager resources;
    private final ProcessStatusTracker tracker;

    /**
     * @param resources that know which execution a thread works for
     * @param tracker that knows which process that is of
     */
    public WholeReferences(WPSResourceManager resources, ProcessStatusTracker tracker) {
        this.resources = resources;
        this.tracker = tracker;
    }

    @Override
    public void beforeQuerying(GetFeatureContext context) throws IOException {
        int limit = context.getQuery().getMaxFeatures();
        Number asked = context.getRequest().getMaxFeatures();
        boolean cutsMoreThanAsked = limit < (asked == null ? Integer.MAX_VALUE : asked.longValue());
        if (cutsMoreThanAsked && isForOurs() && hasMore(context.getFeatureSource(), context.getQuery())) {
            String layer = context.getFeatureTypeInfo().prefixedName();
            throw new InvalidInputException(
                    layer,
                    "the reference to this layer through WFS gives its first " + limit
                            + " features only, the limit of WFS or of the layer; expected all of them: give the name "
                            + layer + " in the input that ends in Layer, which is not cut, or raise the limit");
        }
    }

    /** Whether the thread reads an input of one of our processes, or of one whose result such an input is. */
    private boolean isForOurs() {
        String execution = resources.getCurrentExecutionId();
        ExecutionStatus status = execution == null ? null : tracker.getStatus(execution);
        return status != null && Overview.isOurs(status);
    }

    private static <T extends FeatureType, F extends Feature> boolean hasMore(FeatureSource<T, F> source, Query query)
            throws IOException {
        Query oneMore = new Query(query);
        oneMore.setMaxFeatures(query.getMaxFeatures() + 1);
        int count = source.getCount(oneMore);
        return (count >= 0 ? count : counted(source.getFeatures(oneMore))) > query.getMaxFeatures();
    }

    /** Of sources that do not count without reading. */
    private static <T extends FeatureType, F extends Feature> int counted(FeatureCollection<T, F> features) {
        int count = 0;
        try (FeatureIterator<F> iterator = features.features()) {
            while (iterator.hasNext()) {
                iterator.next();
                count++;
            }
        }
        return count;
    }
}
