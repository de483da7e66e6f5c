package org.prospectivity.server.blackbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** A small survey with deposits, in longitude and latitude: gold and arsenic are high around them. */
final class TestSurvey {
    static final String CRS = "EPSG:32650";
    static final List<String> ELEMENTS = List.of("Au_ppb", "As_ppm");

    private static final double WEST = 117.0;
    private static final double SOUTH = 42.0;
    private static final double WIDTH = 0.3;
    private static final double HEIGHT = 0.2;
    private static final double HALO = 0.02;

    private final List<double[]> deposits = new ArrayList<>();
    private final List<double[]> samples = new ArrayList<>();
    private final SplittableRandom random = new SplittableRandom(7);

    TestSurvey() {
        for (int d = 0; d < 12; d++) {
            deposits.add(new double[] {
                WEST + WIDTH * (0.12 + 0.25 * (d % 4) + 0.04 * random.nextDouble()),
                SOUTH + HEIGHT * (0.15 + 0.33 * (d / 4) + 0.04 * random.nextDouble())
            });
        }
        for (int s = 0; s < 400; s++) {
            samples.add(new double[] {WEST + WIDTH * random.nextDouble(), SOUTH + HEIGHT * random.nextDouble()});
        }
    }

    String deposits() {
        return collection(deposits, deposit -> "\"name\":\"a deposit\"");
    }

    String samples() {
        return collection(samples, sample -> {
            double halo = 0;
            for (double[] deposit : deposits) {
                double distance = Math.hypot((sample[0] - deposit[0]) * 0.74, sample[1] - deposit[1]);
                halo += Math.exp(-0.5 * Math.pow(distance / HALO, 2));
            }
            return String.format(
                    Locale.ROOT,
                    "\"Au_ppb\":%.3f,\"As_ppm\":%.3f",
                    Math.exp(2 * halo + 0.3 * random.nextDouble()),
                    5 * Math.exp(halo + 0.3 * random.nextDouble()));
        });
    }

    private interface Properties {
        String of(double[] place);
    }

    private static String collection(List<double[]> places, Properties properties) {
        List<String> features = new ArrayList<>();
        for (double[] place : places) {
            features.add(String.format(
                    Locale.ROOT,
                    "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[%.6f,%.6f]},\"properties\":{%s}}",
                    place[0],
                    place[1],
                    properties.of(place)));
        }
        return "{\"type\":\"FeatureCollection\",\"features\":[" + String.join(",", features) + "]}";
    }
}
