package io.github.kiro4j.api;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ModuleRulesTest {

  private static final JavaClasses API =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.github.kiro4j.api");

  @Test
  void packagesDependOnEachOtherInOneDirection() {
    slices().matching("io.github.kiro4j.(**)").should().beFreeOfCycles().check(API);
  }

  @Test
  void apiDependsOnNoOtherModule() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.github.kiro4j.protocol..",
            "io.github.kiro4j.simulator..",
            "io.github.kiro4j.server..",
            "io.github.kiro4j.cli..",
            "io.github.kiro4j.benchmarks..")
        .check(API);
  }

  @Test
  void onlyTheAdminClientSpeaksHttp() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.github.kiro4j.api.admin..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.net.http..")
        .check(API);
  }
}
