package org.prospectivity.assays;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Coordinate reference systems of EPSG that are one projection in zones of 6°: a code for each zone. */
public enum ZonedCrs {
    WGS84_NORTH("WGS 84 / UTM zone %dN", "WGS ?84", true, 32600, 1, 60),
    WGS84_SOUTH("WGS 84 / UTM zone %dS", "WGS ?84", false, 32700, 1, 60),
    MGA94("GDA94 / MGA zone %d", "GDA ?94|MGA ?94|GDA ?1994", false, 28300, 48, 58),
    MGA2020("GDA2020 / MGA zone %d", "GDA ?2020|MGA ?2020|GDA ?20", false, 7800, 46, 59),
    AMG66("AGD66 / AMG zone %d", "AGD ?66|AMG ?66", false, 20200, 48, 58),
    AMG84("AGD84 / AMG zone %d", "AGD ?84|AMG ?84", false, 20300, 48, 58),
    NAD27("NAD27 / UTM zone %dN", "NAD ?27|NAD ?1927", true, 26700, 1, 22),
    NAD83("NAD83 / UTM zone %dN", "NAD ?83|NAD ?1983", true, 26900, 1, 23),
    ETRS89("ETRS89 / UTM zone %dN", "ETRS ?89|EUREF", true, 25800, 28, 38),
    ED50("ED50 / UTM zone %dN", "ED ?50", true, 23000, 28, 38),
    SIRGAS2000_SOUTH("SIRGAS 2000 / UTM zone %dS", "SIRGAS ?2000", false, 31960, 17, 25),
    PSAD56_SOUTH("PSAD56 / UTM zone %dS", "PSAD ?56", false, 24860, 17, 22);

    private final String name;
    private final Pattern written;
    private final boolean north;
    private final int base;
    private final int first;
    private final int last;

    ZonedCrs(String name, String written, boolean north, int base, int first, int last) {
        this.name = name;
        this.written = Pattern.compile("(?i)(?:" + written + ")(?!\\d)");
        this.north = north;
        this.base = base;
        this.first = first;
        this.last = last;
    }

    /** Its datum where a text names it, as the text writes it. */
    Optional<String> datumIn(String text) {
        Matcher datum = written.matcher(text.replace('_', ' '));
        return datum.find() ? Optional.of(datum.group()) : Optional.empty();
    }

    boolean north() {
        return north;
    }

    /** The EPSG code of a zone; empty where it has no such zone. */
    public OptionalInt epsg(int zone) {
        return zone >= first && zone <= last ? OptionalInt.of(base + zone) : OptionalInt.empty();
    }

    /** The zone of one of its codes, 50 for 28350. */
    public int zone(int epsg) {
        return epsg - base;
    }

    /** The name of a zone's CRS, as EPSG has it. */
    public String crsName(int zone) {
        return String.format(name, zone);
    }

    /** The projection an EPSG code is a zone of, 28350 say; empty for a code that is no such zone. */
    public static Optional<ZonedCrs> of(int epsg) {
        for (ZonedCrs crs : values()) {
            if (epsg >= crs.base + crs.first && epsg <= crs.base + crs.last) {
                return Optional.of(crs);
            }
        }
        return Optional.empty();
    }
}
