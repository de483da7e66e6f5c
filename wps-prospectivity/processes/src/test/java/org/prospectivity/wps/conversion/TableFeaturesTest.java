package org.prospectivity.wps.conversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.geotools.data.simple.SimpleFeatureCollection;
import org.geotools.feature.DefaultFeatureCollection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prospectivity.assays.AssayOptions;
import org.prospectivity.engine.InvalidInputException;
import org.prospectivity.tables.TableOptions;
import org.prospectivity.tables.TableReader;
import org.prospectivity.wps.host.Host;

class TableFeaturesTest {
    private static TableFeatures table(Path folder, String text) throws IOException {
        Path file = Files.writeString(folder.resolve("table.csv"), text);
        return new TableFeatures(
                "samples",
                (options, progress) -> TableReader.read(file, options, progress),
                TableOptions.NONE,
                AssayOptions.DEFAULT,
                null);
    }

    private static SimpleFeatureCollection deposits(SimpleFeatureCollection given) throws IOException {
        return new Inputs(Host.NONE).features("deposits", given, null);
    }

    @Test
    void othersReadATableAsTheirHostDoesAndInputsOfOursAsWeDo(@TempDir Path folder) throws IOException {
        TableFeatures table = table(folder, "x;y;name\n500000,5;6000000,5;a\n500100,5;6000000,5;b\n")
                .elsewhere(DefaultFeatureCollection::new);
        assertThat(table.size()).isZero();
        assertThat(deposits(table).size()).isEqualTo(2);
        assertThat(deposits(table).getBounds().getMaxX()).isEqualTo(500100.5);
    }

    @Test
    void featuresOfAFileThatHoldsOthersThanPointsStayThoseOfItsReader(@TempDir Path folder) throws IOException {
        TableFeatures table = table(folder, "x,y\n1,2\n").withFeatures(DefaultFeatureCollection::new);
        assertThat(deposits(table).size()).isZero();
    }

    @Test
    void whatIsWrongIsToldByTheNameOfTheInput(@TempDir Path folder) throws IOException {
        SimpleFeatureCollection given = deposits(table(folder, "name,age\na,1\nb,2\n"));
        assertThatThrownBy(given::size)
                .isInstanceOfSatisfying(InvalidInputException.class, e -> assertThat(e.parameter())
                        .isEqualTo("deposits"));
    }
}
