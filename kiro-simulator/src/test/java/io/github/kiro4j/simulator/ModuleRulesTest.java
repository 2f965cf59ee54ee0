package io.github.kiro4j.simulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ModuleRulesTest {

  private static final JavaClasses SIMULATOR =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.github.kiro4j.simulator");

  @Test
  void theSimulatorDependsOnNoModuleButProtocolAndApi() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.github.kiro4j.server..", "io.github.kiro4j.cli..", "io.github.kiro4j.benchmarks..")
        .check(SIMULATOR);
  }

  /// The validator judges the gateway's requests, so it must not share the code that makes them.
  @Test
  void theValidatorSharesNoCodeWithTheMappingThatItJudges() {
    noClasses()
        .that()
        .resideInAPackage("io.github.kiro4j.simulator.validation..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.github.kiro4j.protocol.mapping..",
            "io.github.kiro4j.protocol.kiro..",
            "io.github.kiro4j.protocol.image..")
        .check(SIMULATOR);
  }

  @Test
  void packagesDependOnEachOtherInOneDirection() {
    slices().matching("io.github.kiro4j.(**)").should().beFreeOfCycles().check(SIMULATOR);
  }
}
