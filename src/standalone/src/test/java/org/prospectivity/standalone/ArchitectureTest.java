package org.prospectivity.standalone;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.beans.XMLDecoder;
import java.io.ObjectInput;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What depends on what, in all modules this one stands on. */
class ArchitectureTest {
    private static JavaClasses all;

    @BeforeAll
    static void read() {
        all = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.prospectivity");
        assertThat(all).hasSizeGreaterThan(300);
    }

    @Test
    void theEngineKnowsNoHost() {
        noClasses()
                .that()
                .resideInAPackage("org.prospectivity.engine..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.prospectivity.wps..", "org.prospectivity.standalone..", "org.geotools..", "org.eclipse..")
                .check(all);
    }

    @Test
    void theProcessesKnowNoHost() {
        noClasses()
                .that()
                .resideInAPackage("org.prospectivity.wps..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.prospectivity.standalone..", "org.geoserver..")
                .check(all);
    }

    @Test
    void noTwoPackagesNeedEachOther() {
        slices().matching("org.prospectivity.(**)").should().beFreeOfCycles().check(all);
    }

    /** Java's serialization runs what a file tells it to; nothing here reads by it. */
    @Test
    void noClassReadsSerializedObjects() {
        noClasses()
                .should()
                .dependOnClassesThat(assignableTo(ObjectInput.class)
                        .or(assignableTo(XMLDecoder.class))
                        .or(assignableTo(ModelSerializer.class)))
                .check(all);
    }
}
