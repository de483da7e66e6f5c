package org.prospectivity.engine.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.engine.Progress;
import org.prospectivity.engine.raster.Band.Kind;

class BandKindsTest {
    private static final List<Band> BANDS =
            List.of(Band.of("Au_ppb"), Band.of("magnetics"), Band.of("K_pct"), Band.of("unit-a"), Band.of("unit-b"));

    private static List<Kind> kinds(String... entries) {
        return new BandKinds("kinds", List.of(entries))
                .of(BANDS).stream().map(Band::kind).toList();
    }

    @Test
    void whatIsGivenCountsBeforeTheName() {
        assertThat(kinds("Magnetics=continuous", " K_pct = CONTINUOUS", "unit-*=CATEGORY"))
                .containsExactly(Kind.CONCENTRATION, Kind.CONTINUOUS, Kind.CONTINUOUS, Kind.CATEGORY, Kind.CATEGORY);
    }

    @Test
    void aNameCountsBeforeItsBeginning() {
        assertThat(kinds("unit-*=CATEGORY", "unit-b=DENSITY").subList(3, 5))
                .containsExactly(Kind.CATEGORY, Kind.DENSITY);
    }

    @Test
    void theValuesStayTheSame() {
        RasterStack stack = new RasterStack(
                new GridGeometry(0, 0, 1, 2, 1), List.of(Band.of("magnetics")), List.of(new float[] {-1, 2}));
        BandKinds kinds = new BandKinds("kinds", List.of("magnetics=CONTINUOUS"));
        assertThat(kinds.of(stack).values(0)).isSameAs(stack.values(0));
        BandSource source = kinds.of((BandSource) stack);
        float[][] read = new float[1][2];
        source.read(new int[] {0}, 0, 1, read, 0, Progress.NONE);
        assertThat(read[0]).containsExactly(-1, 2);
        assertThat(source.bands()).isEqualTo(kinds.of(stack).bands());
        assertThat(source.geometry()).isEqualTo(stack.geometry());
        assertThat(new BandKinds("kinds", List.of()).of(stack)).isSameAs(stack);
    }

    @Test
    void theKindIsTakenUpIntoTheName() {
        assertThat(new BandKinds("kinds", List.of("magnetics=CONTINUOUS", "K_pct=CONTINUOUS", "unit-a=DISTANCE"))
                        .of(BANDS))
                .extracting(Band::name)
                .containsExactly("Au_ppb", "magnetics_continuous", "K_pct_continuous", "unit-a_distance", "unit-b");
        assertThat(Band.of("faults_distance").ofKind(Kind.CONTINUOUS)).isEqualTo(Band.of("faults_continuous"));
    }

    @Test
    void aBandCalledLikeOtherEvidenceIsOfItsKind() {
        List<Band> known = List.of(
                Band.of("Magnetics_continuous"),
                Band.of("K_pct_continuous"),
                Band.of("Au_ppb"),
                Band.of("unit-a_density"));
        assertThat(Band.likeThose(BANDS, known))
                .extracting(Band::name)
                .containsExactly("Au_ppb", "magnetics_continuous", "K_pct_continuous", "unit-a_density", "unit-b");
        assertThat(Band.likeThose(List.of(Band.of("Magnetics_density")), known))
                .containsExactly(Band.of("Magnetics_density"));
    }

    @Test
    void mapsNeedNotHaveAllBandsThatAreGivenForOthers() {
        BandKinds kinds =
                new BandKinds("kinds", List.of("magnetics=CONTINUOUS", "grav*=CONTINUOUS", "unit-*=CATEGORY"));
        assertThat(kinds.among(BANDS).of(BANDS))
                .extracting(Band::name)
                .containsExactly("Au_ppb", "magnetics_continuous", "K_pct", "unit-a_category", "unit-b_category");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "magnetics | a band and its kind",
                "=CONTINUOUS | a band and its kind",
                "magnetics=WAVY | CONTINUOUS",
                "gravity=CONTINUOUS | gravity",
                "grav*=CONTINUOUS | grav*",
                "magnetics=LOG_RATIO | magnetics_clr"
            })
    void whatCannotBeMeantIsRefused(String entry, String named) {
        assertThatThrownBy(() -> kinds(entry))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("kinds: ")
                .hasMessageContaining(named);
    }

    @Test
    void aBandIsGivenOnce() {
        assertThatThrownBy(() -> kinds("magnetics=CONTINUOUS", "MAGNETICS=DENSITY"))
                .hasMessageContaining("magnetics twice");
    }
}
