package io.github.kiro4j.server;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import io.github.kiro4j.api.admin.client.AdminClient;
import io.github.kiro4j.server.admin.AdminApi;
import io.github.kiro4j.server.testing.GatewayFleet;
import io.github.kiro4j.server.testing.NeedsPostgres;
import io.github.kiro4j.server.testing.RestartablePostgres;
import io.github.kiro4j.server.testing.TestDatabase;
import jakarta.ws.rs.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModuleRulesTest {

  private static final String PACKAGE = "io.github.kiro4j.server.";

  private static final JavaClasses SERVER =
      new ClassFileImporter()
          .withImportOption(new DoNotIncludeTests())
          .importPackages("io.github.kiro4j.server");

  @Test
  void onlyTheDemoKnowsTheSimulator() {
    noClasses()
        .that()
        .resideOutsideOfPackage(PACKAGE + "cli.demo")
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
  void packagesHaveNoCycle() {
    slices().matching("io.github.kiro4j.(**)").should().beFreeOfCycles().check(SERVER);
  }

  /// The arrows between packages: `admin → signin → credentials.* → credentials`, `messages/openai
  /// → upstream → credentials`, `pool → {health, refresh, state} → store`. The stores of a file and
  /// of PostgreSQL implement the interfaces of `credentials.state`, which knows
  /// `credentials.health`.
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          credentials           | credentials.*..
          credentials..         | admin.. signin.. messages.. openai.. upstream.. websearch.. models.. tokens.. activity.. http..
          credentials.health    | credentials.pool credentials.refresh credentials.state credentials.store..
          credentials.state     | credentials.pool credentials.refresh credentials.store..
          credentials.refresh   | credentials.pool credentials.health credentials.state credentials.store.*..
          credentials.store     | credentials.pool credentials.refresh credentials.health credentials.state credentials.store.*..
          credentials.store.*.. | credentials.pool credentials.refresh credentials.account credentials.imports
          clients..             | admin.. credentials.. signin.. messages.. openai.. upstream.. websearch.. models.. tokens.. activity.. http.. entry..
          signin..              | admin.. messages.. openai..
          upstream..            | admin.. messages.. openai.. websearch.. tokens.. activity.. http..
          messages..            | admin.. credentials.. openai..
          openai..              | admin.. credentials..
          activity              | usage.. admin..
          usage                 | admin.. messages.. openai.. upstream.. http..
          metrics               | admin.. signin.. messages.. openai.. http.. entry..
          tracing               | admin.. signin.. messages.. openai.. http.. entry.. usage..
          encryption..          | admin.. bootstrap.. cli.. config.. credentials.. database..
          connection..          | admin.. credentials.. messages.. openai.. upstream.. websearch.. models.. tokens.. activity.. http..
          """)
  void whatLiesBelowDoesNotKnowWhatLiesAbove(String below, String above) {
    noClasses()
        .that()
        .resideInAPackage(PACKAGE + below)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(Stream.of(above.split(" ")).map(PACKAGE::concat).toArray(String[]::new))
        .allowEmptyShould(true)
        .check(SERVER);
  }

  @Test
  void onlyTheBootstrapKnowsTheAdminApi() {
    noClasses()
        .that()
        .resideOutsideOfPackages(PACKAGE + "admin..", PACKAGE + "bootstrap")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(PACKAGE + "admin..")
        .check(SERVER);
  }

  @Test
  void onlyTheApplicationKnowsBootstrapAndCommands() {
    noClasses()
        .that()
        .doNotBelongToAnyOf(KiroApplication.class)
        .and()
        .resideOutsideOfPackages(PACKAGE + "bootstrap", PACKAGE + "cli..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(PACKAGE + "bootstrap", PACKAGE + "cli..")
        .check(SERVER);
  }

  @Test
  void testsThatUsePostgresSayIt() {
    classes()
        .that(usePostgres())
        .and()
        .haveSimpleNameEndingWith("Test")
        .and()
        .doNotBelongToAnyOf(ModuleRulesTest.class)
        .should()
        .beAnnotatedWith(NeedsPostgres.class)
        .check(new ClassFileImporter().importPackages("io.github.kiro4j.server"));
  }

  private static DescribedPredicate<JavaClass> usePostgres() {
    return DescribedPredicate.describe(
        "use PostgreSQL",
        type ->
            type.getDirectDependenciesFromSelf().stream()
                .map(Dependency::getTargetClass)
                .anyMatch(
                    belongToAnyOf(
                        TestDatabase.class, RestartablePostgres.class, GatewayFleet.class)));
  }
}
