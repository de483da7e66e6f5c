package org.prospectivity.assays;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a laboratory determines.
 *
 * @param symbol as chemists write it: {@code Au}, {@code SiO2}, {@code LOI}, {@code pH}
 * @param kind what it is
 */
public record Analyte(String symbol, Kind kind) {
    /** Kinds of analytes. */
    public enum Kind {
        /** A chemical element. */
        ELEMENT,
        /** An oxide or another compound of oxygen. */
        OXIDE,
        /** A sum or a part that is a concentration but has no formula: loss on ignition, organic carbon. */
        SUM,
        /** A property that is no concentration, as pH: not taken for an element. */
        PROPERTY
    }

    private static final String OXIDES =
            "SiO2 TiO2 Al2O3 Fe2O3 FeO MnO MnO2 Mn3O4 MgO CaO Na2O K2O P2O5 Cr2O3 V2O5 V2O3"
                    + " NiO CoO CuO ZnO PbO BaO SrO Rb2O Cs2O Li2O BeO ZrO2 HfO2 Nb2O5 Ta2O5 WO3 MoO3 SnO2 U3O8 UO2 ThO2 Y2O3"
                    + " La2O3 CeO2 Ce2O3 Pr6O11 Pr2O3 Nd2O3 Sm2O3 Eu2O3 Gd2O3 Tb4O7 Tb2O3 Dy2O3 Ho2O3 Er2O3 Tm2O3 Yb2O3 Lu2O3"
                    + " Sc2O3 Ga2O3 GeO2 As2O3 As2O5 Sb2O3 Sb2O5 Bi2O3 B2O3 SO3 SO4 CO2 CO3 H2O TeO2 SeO2 CdO In2O3 NO3 PO4";
    // Total iron reported as one of its oxides is not the oxide itself.
    private static final Set<String> TOTALS = Set.of("Fe2O3T", "FeOT");
    private static final Set<String> SUMS = Set.of("LOI", "TOC", "TIC", "TREE", "TREO", "HREE", "LREE", "REE", "PGE");
    private static final Set<String> PROPERTIES =
            Set.of("pH", "EC", "Eh", "ORP", "TDS", "Moisture", "Conductivity", "Redox", "SG", "Density", "MagSus");
    private static final Map<String, Analyte> KNOWN = new HashMap<>();
    private static final Pattern PART = Pattern.compile("([A-Z][a-z]?)(\\d*)");

    static {
        for (String oxide : OXIDES.split(" ")) {
            know(oxide, Kind.OXIDE);
        }
        TOTALS.forEach(total -> know(total, Kind.OXIDE));
        SUMS.forEach(sum -> know(sum, Kind.SUM));
        PROPERTIES.forEach(property -> know(property, Kind.PROPERTY));
        KNOWN.put("tfe2o3", KNOWN.get("fe2o3t"));
        KNOWN.put("tfeo", KNOWN.get("feot"));
        KNOWN.put("fe2o3tot", KNOWN.get("fe2o3t"));
        KNOWN.put("feotot", KNOWN.get("feot"));
    }

    private static void know(String symbol, Kind kind) {
        KNOWN.put(symbol.toLowerCase(Locale.ROOT), new Analyte(symbol, kind));
    }

    /** The analyte a word names, in any letter case: a symbol, a formula or an element's name. */
    public static Optional<Analyte> of(String word) {
        Analyte known = KNOWN.get(word.toLowerCase(Locale.ROOT));
        if (known != null) {
            return Optional.of(known);
        }
        return Elements.symbol(word)
                .or(() -> Elements.named(word))
                .filter(Elements::assayed)
                .map(symbol -> new Analyte(symbol, Kind.ELEMENT));
    }

    /**
     * What a concentration of an oxide is multiplied by to be one of its element, from the atomic masses: 0.4674 for
     * SiO2. Empty for what is not an oxide of one element.
     */
    public static Optional<Double> oxideToElement(String oxide) {
        Analyte analyte = KNOWN.get(oxide.toLowerCase(Locale.ROOT));
        if (analyte == null || analyte.kind != Kind.OXIDE) {
            return Optional.empty();
        }
        Map<String, Double> masses = new LinkedHashMap<>();
        String formula = TOTALS.contains(analyte.symbol)
                ? analyte.symbol.substring(0, analyte.symbol.length() - 1)
                : analyte.symbol;
        Matcher parts = PART.matcher(formula);
        while (parts.find()) {
            int atoms = parts.group(2).isEmpty() ? 1 : Integer.parseInt(parts.group(2));
            masses.merge(parts.group(1), atoms * Elements.mass(parts.group(1)), Double::sum);
        }
        double whole = masses.values().stream().mapToDouble(Double::doubleValue).sum();
        masses.remove("O");
        return Optional.of(masses.values().iterator().next() / whole);
    }

    /** The element of an oxide, {@code Si} of SiO2; empty for what is no oxide. */
    public static Optional<String> elementOf(String oxide) {
        Analyte analyte = KNOWN.get(oxide.toLowerCase(Locale.ROOT));
        if (analyte == null || analyte.kind != Kind.OXIDE) {
            return Optional.empty();
        }
        Matcher first = PART.matcher(analyte.symbol);
        return first.find() ? Optional.of(first.group(1)) : Optional.empty();
    }
}
