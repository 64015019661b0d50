package org.exposureagent.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final String CORE = "org.exposureagent.core.";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.exposureagent");

    @Test
    void packages_have_no_cycles() {
        slices().matching("org.exposureagent.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void packages_depend_one_way() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("agent")
                .definedBy(CORE + "agent..")
                .layer("config")
                .definedBy(CORE + "config..")
                .layer("instrument")
                .definedBy(CORE + "instrument..")
                .layer("upload")
                .definedBy(CORE + "upload..")
                .layer("ping")
                .definedBy(CORE + "ping..")
                .layer("journal")
                .definedBy(CORE + "journal..")
                .layer("exposure")
                .definedBy(CORE + "exposure..")
                .layer("integrations")
                .definedBy("org.exposureagent.integrations..")
                .whereLayer("agent")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("config")
                .mayOnlyBeAccessedByLayers("agent")
                .whereLayer("instrument")
                .mayOnlyBeAccessedByLayers("agent")
                .whereLayer("upload")
                .mayOnlyBeAccessedByLayers("agent")
                .whereLayer("ping")
                .mayOnlyBeAccessedByLayers("agent", "upload")
                .whereLayer("journal")
                .mayOnlyBeAccessedByLayers("agent", "upload", "ping")
                .whereLayer("exposure")
                .mayOnlyBeAccessedByLayers("agent", "upload", "ping", "journal")
                .whereLayer("integrations")
                .mayOnlyBeAccessedByLayers("agent", "instrument", "config")
                .check(CLASSES);
    }

    @Test
    void databind_is_not_used() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.fasterxml.jackson.databind..")
                .check(CLASSES);
    }

    @Test
    void byte_buddy_is_known_to_the_weaver_only() {
        noClasses()
                .that()
                .resideOutsideOfPackage(CORE + "instrument..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("net.bytebuddy..")
                .check(CLASSES);
    }
}
