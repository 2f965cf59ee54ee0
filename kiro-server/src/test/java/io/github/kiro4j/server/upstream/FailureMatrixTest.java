package io.github.kiro4j.server.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.protocol.failure.UpstreamFailure;
import io.github.kiro4j.server.credentials.health.HealthState.CoolingDown;
import io.github.kiro4j.server.credentials.health.HealthState.Disabled;
import io.github.kiro4j.server.credentials.health.HealthState.Probing;
import io.github.kiro4j.server.credentials.health.HealthState.Ready;
import io.github.kiro4j.server.credentials.pool.PooledCredential;
import io.github.kiro4j.server.testing.FailureScenario;
import io.github.kiro4j.server.testing.UpstreamRig;
import io.github.kiro4j.simulator.script.Script;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The table "What follows a failure" of docs/operate.md, row by row, with one, two and three
/// credentials.
@Timeout(120)
class FailureMatrixTest {

  @TempDir Path folder;

  static Stream<Arguments> everyClassWithOneToThreeCredentials() {
    return FailureScenario.ALL.stream()
        .flatMap(
            trouble -> IntStream.rangeClosed(1, 3).mapToObj(count -> Arguments.of(trouble, count)));
  }

  /// All accounts have the trouble.
  @ParameterizedTest
  @MethodSource("everyClassWithOneToThreeCredentials")
  void whatFollowsWhereItHappensEverywhere(FailureScenario trouble, int credentials)
      throws Exception {
    try (UpstreamRig rig = new UpstreamRig(folder).withSocial(credentials).open()) {
      rig.simulator.accounts().all().forEach(account -> trouble.befall(rig.simulator, account));

      Optional<UpstreamFailure> failure = rig.ask();

      assertThat(rig.asked()).isEqualTo(trouble.sendsEverywhere(credentials));
      assertThat(failure).get().isInstanceOf(trouble.told());
      int tried = (int) rig.asked().stream().distinct().count();
      for (int number = 1; number <= credentials; number++) {
        assertThat(stateOf(rig.credential(number)))
            .isEqualTo(number <= tried ? trouble.state() : "ready");
      }
    }
  }

  /// Only the first account has the trouble.
  @ParameterizedTest
  @FieldSource("io.github.kiro4j.server.testing.FailureScenario#ALL")
  void whatFollowsWhereAnotherCredentialWorks(FailureScenario trouble) throws Exception {
    try (UpstreamRig rig = new UpstreamRig(folder).withSocial(2).open()) {
      trouble.befall(rig.simulator, rig.simulator.accounts().all().getFirst());

      Optional<UpstreamFailure> failure = rig.ask();

      assertThat(rig.asked()).isEqualTo(trouble.sendsWithAHealthySecond());
      assertThat(failure.isEmpty()).isEqualTo(rig.asked().contains("social-2"));
      assertThat(stateOf(rig.credential(1))).isEqualTo(trouble.state());
      assertThat(stateOf(rig.credential(2))).isEqualTo("ready");
    }
  }

  /// Whatever happens in whatever order.
  @Test
  void neitherLimitIsEverExceeded() throws Exception {
    try (UpstreamRig rig = new UpstreamRig(folder).withSocial(4).open()) {
      Script capacity =
          Script.status(429, "ThrottlingException", "busy", "INSUFFICIENT_MODEL_CAPACITY");
      Script broken = Script.status(500, "InternalServerException", "broken", null);
      for (int i = 0; i < 20; i++) {
        rig.simulator.scripts().next(i % 3 == 0 ? capacity : broken);
      }

      rig.ask();

      List<String> asked = rig.asked();
      assertThat(asked).hasSize(9);
      for (String account : asked) {
        assertThat(asked.stream().filter(account::equals).count()).isLessThanOrEqualTo(3);
      }
    }
  }

  /// Every class of failure stands in the documentation's table, and here.
  @Test
  void theTableKnowsEveryClass() throws Exception {
    String table = Files.readString(Path.of("..", "docs", "operate.md"));
    for (Class<?> type : failureClasses(UpstreamFailure.class).toList()) {
      assertThat(table).contains("| `" + type.getSimpleName() + "`");
    }
    for (FailureScenario trouble : FailureScenario.ALL) {
      assertThat(table).contains("`" + trouble.failure().getSimpleName() + "`");
    }
  }

  private static Stream<Class<?>> failureClasses(Class<?> type) {
    Class<?>[] members = type.getPermittedSubclasses();
    return members == null
        ? Stream.of(type)
        : Arrays.stream(members).flatMap(FailureMatrixTest::failureClasses);
  }

  static String stateOf(PooledCredential credential) {
    return switch (credential.health()) {
      case Ready _ -> "ready";
      case CoolingDown cooling -> cooling.cause().name();
      case Disabled disabled -> "disabled " + disabled.reason();
      case Probing _ -> "probing";
    };
  }
}
