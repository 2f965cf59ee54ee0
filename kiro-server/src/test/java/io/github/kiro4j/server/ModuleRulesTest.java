package io.github.kiro4j.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import io.github.kiro4j.server.demo.DemoCommand;
import org.junit.jupiter.api.Test;

class ModuleRulesTest {

  private static final JavaClasses SERVER =
      new ClassFileImporter()
          .withImportOption(new DoNotIncludeTests())
          .importPackages("io.github.kiro4j.server");

  @Test
  void onlyTheDemoKnowsTheSimulator() {
    noClasses()
        .that()
        .doNotBelongToAnyOf(DemoCommand.class)
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.github.kiro4j.simulator..")
        .check(SERVER);
  }

  @Test
  void theServerKnowsNeitherCommandLineNorBenchmarks() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.github.kiro4j.cli..", "io.github.kiro4j.benchmarks..")
        .check(SERVER);
  }

  @Test
  void featuresDoNotDependOnEachOtherInCircles() {
    SlicesRuleDefinition.slices()
        .matching("io.github.kiro4j.server.(*)..")
        .should()
        .beFreeOfCycles()
        .check(SERVER);
  }
}
