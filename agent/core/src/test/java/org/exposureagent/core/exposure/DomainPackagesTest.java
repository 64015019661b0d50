package org.exposureagent.core.exposure;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import org.junit.jupiter.api.Test;

class DomainPackagesTest {

    private static final String CORE = "org.exposureagent.core.";
    private static final String[] DOMAIN = {
        CORE + "exposure", CORE + "journal", CORE + "ping", CORE + "upload", CORE + "diagnostics"
    };

    private final JavaClasses domain = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(DOMAIN);

    @Test
    void packages_have_no_cycle() {
        slices().matching(CORE + "(*)").should().beFreeOfCycles().check(domain);
    }

    @Test
    void packages_know_neither_weaving_nor_configuration_nor_the_root() {
        ArchRuleDefinition.noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        CORE + "config",
                        CORE + "agent",
                        CORE + "instrument",
                        "org.exposureagent.integrations",
                        "net.bytebuddy..")
                .check(domain);
    }

    @Test
    void pings_are_written_without_databind() {
        ArchRuleDefinition.noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.fasterxml.jackson.databind..")
                .check(domain);
    }
}
