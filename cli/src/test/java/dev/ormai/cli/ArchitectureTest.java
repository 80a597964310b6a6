package dev.ormai.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** The walls of the house, as docs/ARCHITECTURE.md names them. */
final class ArchitectureTest {
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.ormai");

    @Test
    void calciteAndJSqlParserStayInThePlanner() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.ormai.planner..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.calcite..", "net.sf.jsqlparser..")
                .check(HOUSE);
    }

    @Test
    void calciteStaysInOnePackageOfThePlanner() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.ormai.planner.plan..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.calcite..")
                .check(HOUSE);
    }

    @Test
    void nettyStaysInTheServers() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.ormai.wire..", "dev.ormai.mcp..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.netty..")
                .check(HOUSE);
    }

    @Test
    void policyKnowsNothingOfTheOtherModules() {
        classes()
                .that()
                .resideInAPackage("dev.ormai.policy..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.ormai.policy..",
                        "java..",
                        "javax.crypto..",
                        "com.fasterxml.jackson..",
                        "org.yaml.snakeyaml..",
                        "org.jspecify..")
                .check(HOUSE);
    }

    @Test
    void thePlannerTouchesNoDatabaseFileOrNetwork() {
        noClasses()
                .that()
                .resideInAPackage("dev.ormai.planner..")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(DriverManager.class, Connection.class, Statement.class, PreparedStatement.class)
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net..", "java.nio.file..", "java.nio.channels..", "javax.sql..")
                .check(HOUSE);
    }

    @Test
    void onlyTheDriverOpensConnections() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "dev.ormai.driver..", "dev.ormai.cli..", "dev.ormai.testkit..", "dev.ormai.benchmarks..")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(DriverManager.class)
                .check(HOUSE);
    }

    @Test
    void theTestKitKnowsNothingOfOurs() {
        noClasses()
                .that()
                .resideInAPackage("dev.ormai.testkit..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.ormai.policy..",
                        "dev.ormai.planner..",
                        "dev.ormai.audit..",
                        "dev.ormai.driver..",
                        "dev.ormai.cli..")
                .check(HOUSE);
    }

    @Test
    void modulesHaveNoCycles() {
        slices().matching("dev.ormai.(*)..").should().beFreeOfCycles().check(HOUSE);
    }

    @Test
    void thePackagesOfThePlannerHaveNoCycles() {
        slices().matching("dev.ormai.planner.(*)..").should().beFreeOfCycles().check(HOUSE);
    }
}
