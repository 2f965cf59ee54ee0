package io.github.kiro4j.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ModuleRulesTest {

  private static final JavaClasses CLI =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.github.kiro4j.cli");

  @Test
  void theCommandLineDependsOnTheApiAndTheLibrariesInItsJar() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "io.github.kiro4j.cli..",
            "io.github.kiro4j.api",
            "io.github.kiro4j.api.admin..",
            "io.github.kiro4j.api.language",
            "picocli..",
            "com.fasterxml.jackson..",
            "com.google.zxing..",
            "org.yaml.snakeyaml..",
            "org.jspecify.annotations..",
            "com.sun.net.httpserver..",
            "javax.net.ssl..",
            "java..")
        .check(CLI);
  }

  @Test
  void packagesHaveNoCycle() {
    slices().matching("io.github.kiro4j.(**)").should().beFreeOfCycles().check(CLI);
  }
}
