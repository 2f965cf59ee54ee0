package io.github.kiro4j.protocol.dialect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.api.Json;
import io.github.kiro4j.protocol.dialect.route.ArnChoice;
import io.github.kiro4j.protocol.dialect.route.Endpoint;
import io.github.kiro4j.protocol.dialect.route.ProfileArns;
import io.github.kiro4j.protocol.dialect.route.RoutePlan;
import io.github.kiro4j.protocol.dialect.route.SharedProfileArns;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every request that each kind of credential sends first, as text files to read: request line,
/// headers in alphabetical order, body.
class GoldenRequestsTest {

  private static final SharedProfileArns SHARED =
      new SharedProfileArns(
          "arn:aws:codewhisperer:us-east-1:000000000001:profile/BUILDERSHARE",
          "arn:aws:codewhisperer:us-east-1:000000000002:profile/SOCIALSHARED");

  private static final String ORGANISATION =
      "arn:aws:codewhisperer:eu-central-1:000000000003:profile/ORGANISATION";

  @ParameterizedTest
  @EnumSource
  void runtimeRequestsAreAsCaptured(CredentialKind kind) throws IOException {
    assertGolden("runtime", kind, dataPlane(kind, Endpoint.RUNTIME));
  }

  @ParameterizedTest
  @EnumSource
  void restRequestsAreAsTheyWere(CredentialKind kind) throws IOException {
    assertGolden("rest", kind, dataPlane(kind, Endpoint.Q));
  }

  @ParameterizedTest
  @EnumSource
  void controlPlaneRequestsAreAsCaptured(CredentialKind kind) throws IOException {
    assertGolden("management", kind, controlPlane(kind));
  }

  private static Stream<WireRequest> controlPlane(CredentialKind kind) {
    Caller caller = Samples.caller(kind, arns(kind).forControlPlane().orElse(null));
    Stream<WireRequest> always =
        Stream.of(
            ControlPlane.listAvailableModels(caller, null, Samples.INVOCATION),
            ControlPlane.getUsageLimits(caller, Samples.INVOCATION),
            ControlPlane.getProfile(caller, Samples.INVOCATION));
    return kind.listsProfiles()
        ? Stream.concat(
            always, Stream.of(ControlPlane.listAvailableProfiles(caller, null, Samples.INVOCATION)))
        : always;
  }

  private static Stream<WireRequest> dataPlane(CredentialKind kind, Endpoint endpoint) {
    ProfileArns arns = arns(kind);
    ArnChoice first =
        new RoutePlan(kind, arns, null, "us-east-1")
            .routes(List.of(endpoint), null)
            .getFirst()
            .arn();
    Caller caller = Samples.caller(kind, arns.of(first).orElse(null));
    Dialect dialect = endpoint.dialect();
    return Stream.of(
        dialect.generate(Samples.firstTurn(), caller, Samples.INVOCATION),
        dialect.mcp(Samples.search(), caller, Samples.INVOCATION));
  }

  /// Organisations know their profile; nobody else has one.
  private static ProfileArns arns(CredentialKind kind) {
    String own =
        switch (kind) {
          case IDENTITY_CENTER, INTERNAL, EXTERNAL_IDP -> ORGANISATION;
          case SOCIAL, BUILDER_ID, BUILDER_ID_OR_IDENTITY_CENTER, API_KEY -> null;
        };
    return ProfileArns.of(kind, own, SHARED);
  }

  private static void assertGolden(String face, CredentialKind kind, Stream<WireRequest> requests)
      throws IOException {
    String name = face + "-" + kind.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".txt";
    String written = requests.map(GoldenRequestsTest::shown).collect(Collectors.joining("\n"));

    assertThat(written).as(name).isEqualTo(read(name));
  }

  private static String shown(WireRequest request) {
    StringBuilder text = new StringBuilder();
    text.append(request.method()).append(' ').append(request.target()).append('\n');
    new TreeMap<>(request.headers())
        .forEach((name, value) -> text.append(name).append(": ").append(value).append('\n'));
    return text.append(body(request.content())).toString();
  }

  private static String body(byte[] content) {
    try {
      return content.length == 0
          ? ""
          : "\n" + Json.MAPPER.readTree(content).toPrettyString().replace("\r", "") + "\n";
    } catch (IOException e) {
      throw new AssertionError("the body is not JSON", e);
    }
  }

  private static @Nullable String read(String name) throws IOException {
    try (InputStream file = GoldenRequestsTest.class.getResourceAsStream(name)) {
      return file == null ? null : new String(file.readAllBytes(), UTF_8);
    }
  }
}
