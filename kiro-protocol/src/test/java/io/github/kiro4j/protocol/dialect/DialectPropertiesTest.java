package io.github.kiro4j.protocol.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.protocol.kiro.KiroRequest;
import io.github.kiro4j.protocol.mapping.MappingOptions;
import io.github.kiro4j.protocol.mapping.RandomConversation;
import io.github.kiro4j.protocol.mapping.RequestOrigin;
import io.github.kiro4j.protocol.mapping.RequestTranslator;
import io.github.kiro4j.protocol.models.ModelCatalogue;
import io.github.kiro4j.protocol.models.ModelPreferences;
import io.github.kiro4j.protocol.models.ModelResolver;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class DialectPropertiesTest {

  private static final String CLEAN = "1.1.70";

  private final RequestTranslator translator =
      new RequestTranslator(
          new ModelResolver(ModelCatalogue.shipped(), ModelPreferences.defaults()),
          MappingOptions.withoutDecoders());

  @Property(tries = 500)
  void noTextGetsALineBreakIntoAHeader(
      @ForAll CredentialKind kind,
      @ForAll("texts") String text,
      @ForAll @IntRange(max = 6) int place) {
    assertThat(headerValues(kind, text, place)).allMatch(value -> value.matches("[ -~]+"));
  }

  @Property(tries = 500)
  void printableTextIsSentInEveryPlace(
      @ForAll CredentialKind kind,
      @ForAll("printable") String text,
      @ForAll @IntRange(max = 6) int place) {
    assertThat(headerValues(kind, text, place)).anyMatch(value -> value.contains(text));
  }

  @Property(tries = 200)
  void runtimeBodiesHaveNoMembersBesideTheKnownOnes(@ForAll("decisions") List<Integer> decisions)
      throws IOException {
    JsonNode runtime = body(Dialect.RUNTIME, decisions);

    assertThat(runtime.fieldNames())
        .toIterable()
        .contains("conversationState", "profileArn", "agentMode")
        .isSubsetOf("conversationState", "profileArn", "agentMode", "additionalModelRequestFields");
  }

  @Property(tries = 200)
  void historyIsNeverAnEmptyList(@ForAll("decisions") List<Integer> decisions) throws IOException {
    for (Dialect dialect : List.of(Dialect.RUNTIME, Dialect.REST)) {
      JsonNode state = body(dialect, decisions).path("conversationState");

      assertThat(state.has("history")).isEqualTo(!state.path("history").isEmpty());
    }
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().withChars("ab:/#\r\n\0 \u007f\u0085é中").ofMaxLength(8);
  }

  @Provide
  Arbitrary<String> printable() {
    return Arbitraries.strings().withCharRange('!', '~').ofMinLength(1).ofMaxLength(40);
  }

  @Provide
  Arbitrary<List<Integer>> decisions() {
    return Arbitraries.integers().between(0, 5039).list().ofMaxSize(60);
  }

  private JsonNode body(Dialect dialect, List<Integer> decisions) throws IOException {
    KiroRequest request =
        translator
            .translate(RandomConversation.of(decisions).request(), RequestOrigin.UNKNOWN)
            .request();
    Caller caller = Samples.caller(CredentialKind.SOCIAL, "arn:fake");
    return Json.MAPPER.readTree(dialect.generate(request, caller, Samples.INVOCATION).content());
  }

  /// The headers of all requests with the text in one place; none where the text is refused.
  private static List<String> headerValues(CredentialKind kind, String text, int place) {
    try {
      return requests(caller(kind, text, place))
          .flatMap(request -> request.headers().values().stream())
          .toList();
    } catch (IllegalArgumentException _) {
      return List.of();
    }
  }

  private static Caller caller(CredentialKind kind, String text, int place) {
    String[] parts = {CLEAN, CLEAN, CLEAN, CLEAN, CLEAN, CLEAN, CLEAN};
    parts[place] = text;
    ClientVersions versions = new ClientVersions(parts[0], parts[1], parts[2], parts[3]);
    return new Caller(kind, parts[4], parts[5], new ClientIdentity(versions, parts[6]));
  }

  private static Stream<WireRequest> requests(Caller caller) {
    return Stream.of(
        Dialect.RUNTIME.generate(Samples.firstTurn(), caller, Samples.INVOCATION),
        Dialect.RUNTIME.mcp(Samples.search(), caller, Samples.INVOCATION),
        Dialect.REST.generate(Samples.firstTurn(), caller, Samples.INVOCATION),
        Dialect.REST.mcp(Samples.search(), caller, Samples.INVOCATION),
        ControlPlane.listAvailableModels(caller, null, Samples.INVOCATION),
        ControlPlane.getUsageLimits(caller, Samples.INVOCATION));
  }
}
