package io.github.kiro4j.server.upstream.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.server.testing.UpstreamRig;
import io.github.kiro4j.simulator.account.Account;
import io.github.kiro4j.simulator.recording.Operation;
import io.github.kiro4j.simulator.service.AccountKind;
import io.github.kiro4j.simulator.service.Host;
import io.github.kiro4j.simulator.world.ArnRule;
import io.github.kiro4j.simulator.world.World;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every kind of credential finds the route that works, with the fewest attempts, and remembers it.
class RoutesByWorldTest {

  private @TempDir Path folder;
  private UpstreamRig rig;

  enum Kind {
    SOCIAL,
    BUILDER_ID,
    ORGANISATION,
    API_KEY
  }

  private static final World OLD_Q_RULE =
      World.only(Host.Q).arn(Host.Q, AccountKind.BUILDER_ID, ArnRule.REFUSED);

  @BeforeEach
  void create() throws Exception {
    rig = new UpstreamRig(folder).withEveryEndpoint();
  }

  @AfterEach
  void close() throws Exception {
    rig.close();
  }

  static Stream<Arguments> worlds() {
    return Stream.of(Kind.values())
        .flatMap(kind ->
            Stream.of(
                Arguments.of(kind, "everything", World.EVERYTHING, List.of(Host.RUNTIME)),
                Arguments.of(kind, "only runtime", World.only(Host.RUNTIME), List.of(Host.RUNTIME)),
                Arguments.of(kind, "only q", World.only(Host.Q), List.of(Host.Q)),
                Arguments.of(
                    kind,
                    "only codewhisperer",
                    World.only(Host.CODEWHISPERER),
                    List.of(Host.CODEWHISPERER)),
                Arguments.of(kind, "q refuses ARNs of Builder IDs", OLD_Q_RULE, List.of(Host.Q))));
  }

  @ParameterizedTest(name = "{0} where there is {1}")
  @MethodSource("worlds")
  void theRouteThatWorksIsFoundAndRemembered(
      Kind kind, String name, World world, List<Host> answering) throws Exception {
    add(kind);
    rig.open();
    rig.simulator.enter(world);

    assertThat(rig.ask()).as(name).isEmpty();
    assertThat(rig.ask()).as(name).isEmpty();
    assertThat(asked()).as(name).endsWith(answering.getFirst());
    assertThat(rig.credential(1).routes().current()).isPresent();

    rig.reopen();
    rig.simulator.forgetRequests();
    assertThat(rig.ask()).as("after a restart").isEmpty();
    assertThat(asked()).as("after a restart").isEqualTo(answering);
  }

  @Test
  void aHostThatRequiresAnArnGetsTheSharedOne() throws Exception {
    rig.addBuilderId();
    rig.open();
    rig.simulator.enter(
        World.only(Host.RUNTIME).arn(Host.RUNTIME, AccountKind.BUILDER_ID, ArnRule.REQUIRED));

    assertThat(rig.ask()).isEmpty();
    assertThat(rig.simulator.requests(Operation.GENERATE)).hasSize(1);
  }

  @Test
  void aHostThatComesBackIsTriedAgainAfterSomeHours() throws Exception {
    rig.addSocial("");
    rig.open();
    rig.simulator.enter(World.only(Host.Q));
    assertThat(rig.ask()).isEmpty();
    rig.simulator.enter(World.EVERYTHING);
    assertThat(rig.ask()).isEmpty();
    assertThat(asked()).containsOnly(Host.Q);

    rig.clock.advance(Duration.ofHours(7));

    assertThat(rig.ask()).isEmpty();
    assertThat(asked()).endsWith(Host.RUNTIME);
  }

  private void add(Kind kind) {
    switch (kind) {
      case SOCIAL -> rig.addSocial("");
      case BUILDER_ID -> rig.addBuilderId();
      case ORGANISATION -> {
        Account account = rig.addIdc("\"provider\": \"Enterprise\", ");
        account.withProfilesIn("us-east-1");
      }
      case API_KEY -> rig.addApiKey("ksk_fake-key-of-a-test");
    }
  }

  private List<Host> asked() {
    return rig.simulator.requests(Operation.GENERATE).stream()
        .map(request -> request.host())
        .toList();
  }
}
