package org.prospectivity.server.wps;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.geotools.api.data.Parameter;
import org.geotools.api.parameter.ParameterValueGroup;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.operation.TransformException;
import org.geotools.api.util.ProgressListener;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.coverage.processing.CoverageProcessor;
import org.geotools.geometry.jts.ReferencedEnvelope;
import org.geotools.referencing.CRS;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.files.formats.FeatureFiles;
import org.prospectivity.files.formats.FeatureOptions;
import org.prospectivity.files.formats.ImageFiles;
import org.prospectivity.files.processes.InputKind;
import org.prospectivity.files.processes.LiteralReader;
import org.prospectivity.rasters.GeoTiffs;
import org.prospectivity.wps.host.Layers;

/** Makes the values of a process's inputs from what a request gave: reads files and layers, executes what is chained. */
final class InputValues implements AutoCloseable {
    private final Layers layers;
    private final RemoteInputs remotes;
    private final ComplexContent content;
    private final ProgressListener progress;
    private final List<GridCoverage2D> opened = new ArrayList<>();

    /** @param content where data that is fetched goes */
    InputValues(Layers layers, RemoteInputs remotes, ComplexContent content, ProgressListener progress) {
        this.layers = layers;
        this.remotes = remotes;
        this.content = content;
        this.progress = progress;
    }

    /**
     * The values by the names of the inputs, in lists for those that take several.
     *
     * @throws InvalidInputException naming the input that cannot be used
     */
    Map<String, Object> of(ExecuteRequest request) throws IOException {
        Map<String, Object> values = new HashMap<>();
        for (GivenInput given : request.inputs()) {
            Parameter<?> parameter = given.parameter();
            Object value = value(given);
            if (parameter.maxOccurs == 1) {
                values.put(parameter.key, value);
            } else {
                @SuppressWarnings("unchecked")
                List<Object> several =
                        (List<Object>) values.computeIfAbsent(parameter.key, key -> new ArrayList<Object>());
                several.add(value);
            }
        }
        return values;
    }

    private Object value(GivenInput given) throws IOException {
        Parameter<?> parameter = given.parameter();
        if (given instanceof GivenInput.Literal literal) {
            boolean text = InputKind.of(parameter.type) == InputKind.TEXT;
            return LiteralReader.read(
                    parameter, text ? literal.text() : literal.text().strip());
        }
        if (given instanceof GivenInput.Box box) {
            return box.bounds();
        }
        if (given instanceof GivenInput.Inline inline) {
            return data(inline);
        }
        if (given instanceof GivenInput.Remote remote) {
            return data(remotes.fetch(remote, content));
        }
        if (given instanceof GivenInput.LayerReference reference) {
            try {
                return InputKind.of(parameter.type) == InputKind.COVERAGE
                        ? cropped(parameter.key, opened(layers.coverage(reference.layer())), reference.bounds())
                        : layers.features(reference.layer()).getFeatures();
            } catch (InvalidInputException e) {
                throw e.of(parameter.key);
            }
        }
        return chained((GivenInput.Chained) given);
    }

    private GridCoverage2D opened(GridCoverage2D coverage) {
        opened.add(coverage);
        return coverage;
    }

    private Object data(GivenInput.Inline inline) throws IOException {
        Parameter<?> parameter = inline.parameter();
        return switch (InputKind.of(parameter.type)) {
            case COVERAGE -> opened(GeoTiffs.read(parameter.key, inline.file()));
            case IMAGE -> ImageFiles.read(parameter.key, inline.file());
            default -> FeatureFiles.read(parameter.key, inline.file(), FeatureOptions.NONE);
        };
    }

    private Object chained(GivenInput.Chained chained) throws IOException {
        ExecuteRequest request = chained.request();
        Map<String, Object> results = request.process().create().execute(of(request), progress);
        results.values().forEach(result -> {
            if (result instanceof GridCoverage2D coverage) {
                opened(coverage);
            }
        });
        Optional<Object> value = request.outputs().stream()
                .map(output -> results.get(output.parameter().key))
                .filter(chained.parameter().type::isInstance)
                .findFirst();
        return value.orElseThrow(() -> new InvalidInputException(
                chained.parameter().key, request.process().fullName() + " gave nothing that it takes"));
    }

    /** Closes the files behind the values; to be called when these are of no use any more. */
    @Override
    public void close() {
        opened.forEach(coverage -> coverage.dispose(true));
    }

    private static GridCoverage2D cropped(String parameter, GridCoverage2D coverage, ReferencedEnvelope bounds) {
        if (bounds == null) {
            return coverage;
        }
        ReferencedEnvelope whole = coverage.getEnvelope2D();
        try {
            ReferencedEnvelope part = bounds.getCoordinateReferenceSystem() == null
                            || CRS.equalsIgnoreMetadata(
                                    bounds.getCoordinateReferenceSystem(), coverage.getCoordinateReferenceSystem())
                    ? new ReferencedEnvelope(bounds, coverage.getCoordinateReferenceSystem())
                    : bounds.transform(coverage.getCoordinateReferenceSystem(), true);
            if (part.contains(whole.toBounds(coverage.getCoordinateReferenceSystem()))) {
                return coverage;
            }
            ReferencedEnvelope common = part.intersection(whole);
            InvalidInputException.require(
                    !common.isEmpty() && common.getWidth() > 0 && common.getHeight() > 0,
                    parameter,
                    "the part " + part + " of a coverage",
                    "one within " + whole);
            ParameterValueGroup crop =
                    CoverageProcessor.getInstance().getOperation("CoverageCrop").getParameters();
            crop.parameter("Source").setValue(coverage);
            crop.parameter("Envelope").setValue(common);
            return (GridCoverage2D) CoverageProcessor.getInstance().doOperation(crop);
        } catch (TransformException | FactoryException e) {
            throw new InvalidInputException(
                    parameter, "the bounds asked for cannot be transformed to the coverage's coordinate system");
        }
    }
}
