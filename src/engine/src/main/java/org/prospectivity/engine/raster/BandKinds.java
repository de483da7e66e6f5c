package org.prospectivity.engine.raster;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Progress;

/** Kinds that are given for bands whose names do not tell them, by name. */
public final class BandKinds {
    private final String parameter;
    /** By lower-case name of the band. */
    private final Map<String, Band.Kind> given = new LinkedHashMap<>();

    /**
     * @param parameter the name of the input that gives them
     * @param entries each {@code band=KIND}, as in {@code magnetics=CONTINUOUS}; what ends in {@code *} means all bands
     *     whose names begin so
     * @throws InvalidInputException when one is not written so, or a band is given twice
     */
    public BandKinds(String parameter, List<String> entries) {
        this.parameter = parameter;
        for (String entry : entries) {
            int cut = entry.lastIndexOf('=');
            String name = entry.substring(0, Math.max(0, cut)).strip().toLowerCase(Locale.ROOT);
            InvalidInputException.require(
                    !name.isEmpty(), parameter, entry, "a band and its kind, such as magnetics=CONTINUOUS");
            if (given.putIfAbsent(name, kind(entry, cut)) != null) {
                throw new InvalidInputException(parameter, name + " twice", "each band once");
            }
        }
    }

    private Band.Kind kind(String entry, int cut) {
        String kind = entry.substring(cut + 1).strip().toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(Band.Kind.values())
                .filter(known -> known.name().equals(kind))
                .findAny()
                .orElseThrow(() -> new InvalidInputException(
                        parameter, entry, "one of " + Arrays.toString(Band.Kind.values()) + " behind the equals sign"));
    }

    /**
     * Bands with the kinds that were given for them.
     *
     * @throws InvalidInputException when none of the bands is called as one that was given
     */
    public List<Band> of(List<Band> bands) {
        Set<String> unused = new TreeSet<>(given.keySet());
        List<Band> known = new ArrayList<>();
        for (Band band : bands) {
            String name = band.name().strip().toLowerCase(Locale.ROOT);
            Band.Kind kind = given.get(name);
            unused.remove(name);
            for (Map.Entry<String, Band.Kind> entry : given.entrySet()) {
                String beginning = entry.getKey();
                if (beginning.endsWith("*") && name.startsWith(beginning.substring(0, beginning.length() - 1))) {
                    unused.remove(beginning);
                    kind = kind == null ? entry.getValue() : kind;
                }
            }
            known.add(kind == null ? band : given(band, kind));
        }
        if (!unused.isEmpty()) {
            throw new InvalidInputException(
                    parameter,
                    String.join(", ", unused),
                    "bands of the maps, which are "
                            + String.join(", ", bands.stream().map(Band::name).toList()));
        }
        return known;
    }

    private Band given(Band band, Band.Kind kind) {
        if (kind.isGeochemistry() && kind != band.kind()) {
            throw new InvalidInputException(
                    parameter,
                    band.name() + "=" + kind,
                    "a kind that fits the name, which tells " + band.kind() + "; or another name, such as "
                            + band.symbol() + (kind == Band.Kind.LOG_RATIO ? "_clr" : "_ppm"));
        }
        return band.ofKind(kind);
    }

    /** The kinds for maps that need not have all bands that were given. */
    public BandKinds among(List<Band> bands) {
        List<String> entries = new ArrayList<>();
        given.forEach((name, kind) -> {
            String beginning = name.endsWith("*") ? name.substring(0, name.length() - 1) : null;
            if (bands.stream()
                    .map(band -> band.name().strip().toLowerCase(Locale.ROOT))
                    .anyMatch(band -> beginning == null ? band.equals(name) : band.startsWith(beginning))) {
                entries.add(name + "=" + kind);
            }
        });
        return new BandKinds(parameter, entries);
    }

    /** A stack whose bands have the kinds that were given for them, on the same arrays. */
    public RasterStack of(RasterStack stack) {
        return given.isEmpty() ? stack : stack.named(of(stack.bands()));
    }

    /** Bands that are read in parts, with the kinds that were given for them. */
    public BandSource of(BandSource source) {
        return given.isEmpty() ? source : named(source, of(source.bands()));
    }

    /** A source of the same values whose bands are called otherwise. */
    static BandSource named(BandSource source, List<Band> bands) {
        return new Named(source, bands);
    }

    private record Named(BandSource source, List<Band> bands) implements BandSource, Serializable {
        @Override
        public GridGeometry geometry() {
            return source.geometry();
        }

        @Override
        public int rowsTogether() {
            return source.rowsTogether();
        }

        @Override
        public void read(int[] positions, int firstRow, int rows, float[][] into, int offset, Progress progress) {
            source.read(positions, firstRow, rows, into, offset, progress);
        }
    }
}
