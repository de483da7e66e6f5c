package org.prospectivity.wps.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LayerNameTest {
    @Test
    void aNameIsReadAndWrittenAlike() {
        for (String text : List.of("gold", "alaska:gold", ":gold", "gold:", "a:b:c", "")) {
            assertThat(LayerName.parse(text)).hasToString(text);
        }
        assertThat(LayerName.parse("alaska:gold")).isEqualTo(LayerName.of("alaska", "gold"));
        assertThat(LayerName.parse("gold").workspace()).isEmpty();
        assertThat(LayerName.parse("a:b:c").name()).isEqualTo("b:c");
    }

    @Test
    void anIdentifierOfACoverageLeadsBackToItsName() {
        assertThat(LayerName.parse("alaska:gold").coverageId()).isEqualTo("alaska__gold");
        assertThat(LayerName.parse("9-9:1.st").coverageId()).isEqualTo("_9-9__1.st");
        assertThat(LayerName.parseId("alaska__gold")).hasToString("alaska:gold");
        assertThat(LayerName.parseId("alaska:gold__2")).hasToString("alaska:gold__2");
        assertThat(LayerName.parseId("gold").workspace()).isEmpty();
    }
}
