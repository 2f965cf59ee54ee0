package io.github.kiro4j.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import io.github.kiro4j.api.admin.AdminClient;
import io.github.kiro4j.server.admin.AdminApi;
import io.github.kiro4j.server.cli.DemoCommand;
import jakarta.ws.rs.Path;
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
  void everyRouteOfTheAdminApiNeedsTheAdminKey() {
    classes()
        .that(areServedBelow(AdminClient.BASE_PATH))
        .should()
        .beAnnotatedWith(AdminApi.class)
        .check(SERVER);
  }

  private static DescribedPredicate<JavaClass> areServedBelow(String path) {
    return DescribedPredicate.describe(
        "are served below " + path,
        type ->
            type.isAnnotatedWith(Path.class)
                && type.getAnnotationOfType(Path.class).value().startsWith(path));
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
