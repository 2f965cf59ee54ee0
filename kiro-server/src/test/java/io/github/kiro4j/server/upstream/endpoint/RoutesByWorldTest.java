package io.github.kiro4j.server.upstream.endpoint;

import static io.github.kiro4j.simulator.service.Host.CODEWHISPERER;
import static io.github.kiro4j.simulator.service.Host.Q;
import static io.github.kiro4j.simulator.service.Host.RUNTIME;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.protocol.dialect.route.Endpoint;
import io.github.kiro4j.server.testing.UpstreamRig;
import io.github.kiro4j.simulator.recording.Operation;
import io.github.kiro4j.simulator.recording.RecordedRequest;
import io.github.kiro4j.simulator.service.AccountKind;
import io.github.kiro4j.simulator.service.Host;
import io.github.kiro4j.simulator.service.Profiles;
import io.github.kiro4j.simulator.wire.KnownErrors;
import io.github.kiro4j.simulator.world.ArnRule;
import io.github.kiro4j.simulator.world.ForeignArn;
import io.github.kiro4j.simulator.world.World;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Every kind of credential finds the route that works, with the fewest sends, and remembers it.
@Timeout(120)
class RoutesByWorldTest {

  private @TempDir Path folder;
  private UpstreamRig rig;

  @BeforeEach
  void create() throws Exception {
    rig = new UpstreamRig(folder).withEveryEndpoint();
  }

  @AfterEach
  void close() throws Exception {
    rig.close();
  }

  /// What the credential's first request sends to the hosts that can be reached.
  static Stream<Arguments> worlds() {
    return Arrays.stream(AccountKind.values())
        .flatMap(kind ->
            Stream.of(
                world(kind, "everything", World.EVERYTHING, sends(RUNTIME, firstOnRuntime(kind))),
                world(
                    kind,
                    "only runtime",
                    World.only(RUNTIME),
                    sends(RUNTIME, firstOnRuntime(kind))),
                world(kind, "only q", World.only(Q), sends(Q, firstOnQ(kind))),
                world(
                    kind,
                    "q refuses old agents",
                    World.only(Q).refusingOldAgents(Q),
                    sends(Q, firstOnQ(kind))),
                world(
                    kind,
                    "runtime requires an ARN",
                    World.only(RUNTIME).arn(RUNTIME, ArnRule.REQUIRED),
                    sends(RUNTIME, firstOnRuntime(kind))),
                world(
                    kind,
                    "q refuses an ARN",
                    World.only(Q).arn(Q, ArnRule.REFUSED),
                    firstOnQ(kind).equals("none")
                        ? sends(Q, "none")
                        : sends(Q, firstOnQ(kind), "none"))));
  }

  /// Each pair of host and ARN that a source saw working, where nothing else works.
  static Stream<Arguments> pairs() {
    return Stream.of(
        pair(AccountKind.SOCIAL, RUNTIME, ArnRule.REQUIRED, "own"),
        pair(AccountKind.SOCIAL, Q, ArnRule.REQUIRED, "own"),
        pair(AccountKind.SOCIAL, Q, ArnRule.REFUSED, "own", "none"),
        pair(AccountKind.SOCIAL, CODEWHISPERER, ArnRule.REQUIRED, "own"),
        pair(AccountKind.SOCIAL, CODEWHISPERER, ArnRule.REFUSED, "own", "none"),
        pair(AccountKind.BUILDER_ID, RUNTIME, ArnRule.REQUIRED, "shared"),
        pair(AccountKind.BUILDER_ID, Q, ArnRule.REFUSED, "none"),
        pair(AccountKind.BUILDER_ID, Q, ArnRule.REQUIRED, "none", "shared"),
        pair(AccountKind.BUILDER_ID, CODEWHISPERER, ArnRule.REFUSED, "none"),
        pair(AccountKind.BUILDER_ID, CODEWHISPERER, ArnRule.REQUIRED, "none", "shared"),
        pair(AccountKind.IDC, RUNTIME, ArnRule.REQUIRED, "own"),
        pair(AccountKind.IDC, Q, ArnRule.REQUIRED, "own"),
        pair(AccountKind.IDC, CODEWHISPERER, ArnRule.REQUIRED, "own"),
        pair(AccountKind.INTERNAL, RUNTIME, ArnRule.REQUIRED, "own"),
        pair(AccountKind.INTERNAL, Q, ArnRule.REQUIRED, "own"),
        pair(AccountKind.EXTERNAL_IDP, RUNTIME, ArnRule.REQUIRED, "own"),
        pair(AccountKind.EXTERNAL_IDP, Q, ArnRule.REQUIRED, "own"),
        pair(AccountKind.API_KEY, RUNTIME, ArnRule.OPTIONAL, "none"),
        pair(AccountKind.API_KEY, Q, ArnRule.OPTIONAL, "none"),
        pair(AccountKind.API_KEY, CODEWHISPERER, ArnRule.OPTIONAL, "none"));
  }

  private static Arguments world(
      AccountKind kind, String name, World world, List<String> firstRequest) {
    return Arguments.of(kind, name, world, firstRequest);
  }

  private static Arguments pair(AccountKind kind, Host host, ArnRule rule, String... arns) {
    String name = "only %s, an ARN %s".formatted(host, rule);
    return world(kind, name, World.only(host).arn(host, kind, rule), sends(host, arns));
  }

  private static List<String> sends(Host host, String... arns) {
    return Arrays.stream(arns).map(arn -> label(host) + ":" + arn).toList();
  }

  private static String firstOnRuntime(AccountKind kind) {
    return switch (kind) {
      case SOCIAL, IDC, INTERNAL, EXTERNAL_IDP -> "own";
      case BUILDER_ID -> "shared";
      case API_KEY -> "none";
    };
  }

  private static String firstOnQ(AccountKind kind) {
    return switch (kind) {
      case SOCIAL, IDC, INTERNAL, EXTERNAL_IDP -> "own";
      case BUILDER_ID, API_KEY -> "none";
    };
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource({"worlds", "pairs"})
  void theRouteThatWorksIsFoundAndRemembered(
      AccountKind kind, String name, World world, List<String> firstRequest) throws Exception {
    rig.add(kind);
    rig.open();
    rig.simulator.enter(world);

    assertThat(rig.ask()).as(name).isEmpty();
    assertThat(sent()).as(name).isEqualTo(firstRequest);

    rig.simulator.forgetRequests();
    assertThat(rig.ask()).as("again").isEmpty();
    assertThat(sent()).as("again").containsExactly(firstRequest.getLast());

    rig.reopen();
    rig.simulator.forgetRequests();
    assertThat(rig.ask()).as("after a restart").isEmpty();
    assertThat(sent()).as("after a restart").containsExactly(firstRequest.getLast());
  }

  /// The wording of the runtime host for an ARN of another account is contested.
  @ParameterizedTest
  @EnumSource
  void anOutdatedArnIsReplaced(ForeignArn wording) throws Exception {
    rig.addIdc(
        """
        "provider": "Enterprise", \
        "profileArn": "arn:aws:codewhisperer:us-east-1:000000000009:profile/OUTDATED9999",\
        """);
    rig.open();
    rig.simulator.enter(World.only(RUNTIME).foreignArn(wording));

    assertThat(rig.ask()).isEmpty();

    assertThat(sent()).containsExactly("runtime:own", "runtime:own");
    assertThat(Files.readString(rig.credentialsFile())).doesNotContain("OUTDATED9999");
  }

  @Test
  void anOutdatedArnThatEveryHostRefusesIsReplaced() throws Exception {
    rig.addIdc(
        """
        "provider": "Enterprise", \
        "profileArn": "arn:aws:codewhisperer:us-east-1:000000000009:profile/OUTDATED9999",\
        """);
    rig.open();

    assertThat(rig.ask()).isEmpty();

    assertThat(sent()).endsWith("runtime:own");
  }

  /// No resolver is asked for a name with a label of more than 63 characters.
  @Test
  void aHostWithoutADnsEntryIsPassedOver() throws Exception {
    rig.addSocial("");
    rig.runtimeAt("http://" + "a".repeat(64) + ".test").open();

    assertThat(rig.ask()).isEmpty();
    assertThat(sent()).containsExactly("q:own");
  }

  @Test
  void aHostThatFailsInTlsIsPassedOver() throws Exception {
    rig.addSocial("");
    rig.runtimeAt("https://127.0.0.1:" + rig.simulator.url(RUNTIME).getPort()).open();

    assertThat(rig.ask()).isEmpty();
    assertThat(sent()).containsExactly("q:own");
  }

  /// A failure of a host that had the request counts as an attempt; the next one goes elsewhere.
  @Test
  void aHostThatAnswersWithAServerErrorIsLeftByTheNextAttempt() throws Exception {
    rig.addSocial("");
    rig.open();
    rig.simulator.enter(World.EVERYTHING.failing(RUNTIME, KnownErrors.unavailable()));

    assertThat(rig.ask()).isEmpty();
    assertThat(rig.ask()).isEmpty();
    assertThat(sent()).containsExactly("runtime:own", "q:own", "q:own");
  }

  @Test
  void aHostWithoutTheOperationIsPassedOver() throws Exception {
    rig.addSocial("");
    rig.open();
    rig.simulator.enter(World.EVERYTHING.failing(RUNTIME, KnownErrors.unknownOperation()));

    assertThat(rig.ask()).isEmpty();
    assertThat(sent()).containsExactly("runtime:own", "q:own");
  }

  @Test
  void aCredentialsOwnEndpointIsTheOnlyOneThatItUses() throws Exception {
    rig.addSocial("\"endpoint\": \"codewhisperer\", ");
    rig.addSocial("\"endpoint\": \"ide\", \"priority\": 1, ");
    rig.usualEndpoint(Endpoint.Q).open();

    assertThat(rig.ask()).isEmpty();
    assertThat(sent()).containsExactly("codewhisperer:own");

    rig.simulator.accounts().all().getFirst().suspend();
    assertThat(rig.ask()).isEmpty();
    assertThat(sent()).endsWith("codewhisperer:own", "q:own");
  }

  @Test
  void aHostThatComesBackIsTriedAgainAfterSomeHours() throws Exception {
    rig.addSocial("");
    rig.open();
    rig.simulator.enter(World.only(Q));
    assertThat(rig.ask()).isEmpty();
    rig.simulator.enter(World.EVERYTHING);
    assertThat(rig.ask()).isEmpty();
    assertThat(sent()).containsOnly("q:own");

    rig.clock.advance(Duration.ofHours(7));

    assertThat(rig.ask()).isEmpty();
    assertThat(sent()).endsWith("runtime:own");
  }

  /// The sends to the data plane as routes.
  private List<String> sent() {
    return rig.simulator.requests(Operation.GENERATE).stream()
        .map(request -> label(request.host()) + ":" + arn(request))
        .toList();
  }

  private static String arn(RecordedRequest request) {
    Optional<String> arn = request.profileArn();
    boolean shared = arn.map(List.of(Profiles.SERVICE, Profiles.SOCIAL)::contains).orElse(false);
    return arn.isEmpty() ? "none" : shared ? "shared" : "own";
  }

  private static String label(Host host) {
    return host.name().toLowerCase(Locale.ROOT);
  }
}
