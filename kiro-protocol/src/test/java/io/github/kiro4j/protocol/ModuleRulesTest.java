package io.github.kiro4j.protocol;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

/// The module is pure: results depend on arguments alone.
class ModuleRulesTest {

  private static final JavaClasses PROTOCOL =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.github.kiro4j.protocol");

  @Test
  void packagesDependOnEachOtherInOneDirection() {
    slices().matching("io.github.kiro4j.(**)").should().beFreeOfCycles().check(PROTOCOL);
  }

  @Test
  void protocolDependsOnNoModuleButTheApi() {
    dependsOnNone(
        resideInAnyPackage(
            "io.github.kiro4j.simulator..",
            "io.github.kiro4j.server..",
            "io.github.kiro4j.cli..",
            "io.github.kiro4j.benchmarks.."));
  }

  @Test
  void protocolOpensNoConnection() {
    dependsOnNone(
        resideInAnyPackage("java.net.http..", "javax.net..", "java.nio.channels..")
            .or(nameMatching("java\\.net\\.(URL|.*URLConnection|.*Socket.*|Inet.*Address)")));
  }

  @Test
  void protocolTouchesNoFile() {
    dependsOnNone(
        resideInAPackage("java.nio.file..")
            .or(nameMatching("java\\.io\\.(File.*|RandomAccessFile)")));
  }

  @Test
  void protocolStartsNoThread() {
    dependsOnNone(
        assignableTo(Thread.class)
            .or(assignableTo(Executor.class))
            .or(assignableTo(CompletionStage.class))
            .or(nameMatching("java\\.lang\\.Thread.*"))
            .or(nameMatching("java\\.util\\.concurrent\\.Executors"))
            .or(nameMatching("java\\.util\\.Timer.*")));
  }

  @Test
  void protocolHasNoClock() {
    dependsOnNone(assignableTo(Clock.class));
  }

  @Test
  void protocolAsksForNoTime() {
    noClasses().should().callMethodWhere(readsTheTime()).check(PROTOCOL);
  }

  @Test
  void packagesHaveNoCycle() {
    slices().matching("io.github.kiro4j.(**)").should().beFreeOfCycles().check(PROTOCOL);
  }

  private static void dependsOnNone(DescribedPredicate<? super JavaClass> forbidden) {
    noClasses().should().dependOnClassesThat(forbidden).check(PROTOCOL);
  }

  private static DescribedPredicate<JavaMethodCall> readsTheTime() {
    return DescribedPredicate.describe(
        "reads the time",
        call ->
            switch (call.getTarget().getName()) {
              case "now" -> call.getTargetOwner().getPackageName().startsWith("java.time");
              case "currentTimeMillis", "nanoTime" ->
                  call.getTargetOwner().isEquivalentTo(System.class);
              default -> false;
            });
  }
}
