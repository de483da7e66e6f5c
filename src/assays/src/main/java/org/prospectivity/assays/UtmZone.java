package org.prospectivity.assays;

/**
 * A zone of the Universal Transverse Mercator grid on WGS 84.
 *
 * @param number 1 to 60
 * @param north whether it is north of the equator
 */
public record UtmZone(int number, boolean north) {
    /** Zones, each 6° wide, from 180° west. */
    private static final int ZONES = 60;

    private static final double WIDTH = 6;

    /** The zone of a place, with the wider zones of south-west Norway and Svalbard. */
    public static UtmZone of(double longitude, double latitude) {
        double east = ((longitude + 180) % 360 + 360) % 360;
        int number = Math.min(ZONES, (int) (east / WIDTH) + 1);
        if (latitude >= 56 && latitude < 64 && longitude >= 3 && longitude < 12) {
            number = 32;
        } else if (latitude >= 72 && latitude < 84 && longitude >= 0 && longitude < 42) {
            number = longitude < 9 ? 31 : longitude < 21 ? 33 : longitude < 33 ? 35 : 37;
        }
        return new UtmZone(number, latitude >= 0);
    }

    /** Its EPSG code, 32750 for zone 50 south. */
    public int epsg() {
        return (north ? 32600 : 32700) + number;
    }

    /** Its name, as EPSG has it. */
    public String crsName() {
        return "WGS 84 / UTM zone " + number + (north ? "N" : "S");
    }
}
