package io.github.kiro4j.benchmarks;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Rules that need the classes of every module at once. The rules of one module stand in the
/// module's own `ModuleRulesTest`.
class AllModulesTest {

  private static final String ROOT = "io.github.kiro4j";

  private static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(new DoNotIncludeTests())
          .importPackages(ROOT)
          .that(DescribedPredicate.describe("written by hand", AllModulesTest::isWrittenByHand));

  private static final Set<JavaClass> USED_BY_OTHER_PACKAGES =
      ALL.stream()
          .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
          .filter(AllModulesTest::crossesPackages)
          .map(dependency -> topLevel(dependency.getTargetClass()))
          .collect(Collectors.toUnmodifiableSet());

  private static final Set<JavaClass> IN_PUBLIC_SIGNATURES =
      ALL.stream()
          .filter(AllModulesTest::isPublic)
          .flatMap(AllModulesTest::signatures)
          .map(AllModulesTest::topLevel)
          .collect(Collectors.toUnmodifiableSet());

  @ParameterizedTest
  @MethodSource("parents")
  void packagesBesideEachOtherHaveNoCycle(String parent) {
    slices().matching(parent + ".(*)..").should().beFreeOfCycles().check(ALL);
  }

  static Stream<String> parents() {
    return ALL.stream()
        .map(JavaClass::getPackageName)
        .filter(name -> name.startsWith(ROOT + "."))
        .map(name -> name.substring(0, name.lastIndexOf('.')))
        .distinct()
        .sorted();
  }

  @Test
  void whatNoOtherPackageUsesIsNotPublic() {
    classes()
        .that(DescribedPredicate.describe("are public", AllModulesTest::isPublic))
        .and(DescribedPredicate.describe("could be package-private", AllModulesTest::isReducible))
        .should(beUsedByAnotherPackage())
        .check(ALL);
  }

  private static ArchCondition<JavaClass> beUsedByAnotherPackage() {
    return new ArchCondition<>("be used by another package") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        boolean used = USED_BY_OTHER_PACKAGES.contains(type) || IN_PUBLIC_SIGNATURES.contains(type);
        events.add(
            new SimpleConditionEvent(
                type, used, type.getName() + " can be package-private: no other package uses it"));
      }
    };
  }

  @Test
  void noSimpleNameStandsForTwoTypes() {
    Map<String, List<String>> names =
        ALL.stream()
            .filter(JavaClass::isTopLevelClass)
            .filter(type -> !type.getSimpleName().equals("package-info"))
            .collect(
                Collectors.groupingBy(
                    JavaClass::getSimpleName,
                    Collectors.mapping(JavaClass::getName, Collectors.toList())));
    names.values().removeIf(types -> types.size() == 1);

    assertThat(names.values()).as("rename one type of each pair").isEmpty();
  }

  /// JMH generates sources.
  private static boolean isWrittenByHand(JavaClass type) {
    return !type.getPackageName().endsWith(".jmh_generated");
  }

  private static boolean isPublic(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC)
        && type.getEnclosingClass().map(AllModulesTest::isPublic).orElse(true);
  }

  /// The JVM starts main classes, JMH finds benchmarks, and the compiler copies constants, so that
  /// class files do not show who uses them.
  private static boolean isReducible(JavaClass type) {
    return type.isTopLevelClass()
        && type.tryGetMethod("main", String[].class).isEmpty()
        && type.getFields().stream().noneMatch(AllModulesTest::isPublicConstant)
        && !type.getPackageName().equals("io.github.kiro4j.benchmarks")
        && !type.getPackageName().startsWith("io.github.kiro4j.protocol.dialect");
  }

  private static boolean isPublicConstant(JavaField field) {
    return field
            .getModifiers()
            .containsAll(Set.of(JavaModifier.PUBLIC, JavaModifier.STATIC, JavaModifier.FINAL))
        && (field.getRawType().isPrimitive() || field.getRawType().isEquivalentTo(String.class));
  }

  private static boolean crossesPackages(Dependency dependency) {
    return !dependency
        .getOriginClass()
        .getPackageName()
        .equals(topLevel(dependency.getTargetClass()).getPackageName());
  }

  /// Types that whoever uses the type may meet.
  private static Stream<JavaClass> signatures(JavaClass type) {
    Stream<JavaClass> supertypes =
        Stream.concat(type.getRawSuperclass().stream(), type.getRawInterfaces().stream());
    Stream<JavaClass> members =
        type.getCodeUnits().stream()
            .filter(member -> member.getModifiers().contains(JavaModifier.PUBLIC))
            .flatMap(AllModulesTest::involved);
    return Stream.concat(supertypes, members).filter(other -> !topLevel(other).equals(type));
  }

  private static Stream<JavaClass> involved(JavaCodeUnit member) {
    return Stream.concat(
            Stream.<JavaType>of(member.getReturnType()), member.getParameterTypes().stream())
        .flatMap(signature -> signature.getAllInvolvedRawTypes().stream());
  }

  private static JavaClass topLevel(JavaClass type) {
    JavaClass element = type.getBaseComponentType();
    return element.getEnclosingClass().map(AllModulesTest::topLevel).orElse(element);
  }
}
