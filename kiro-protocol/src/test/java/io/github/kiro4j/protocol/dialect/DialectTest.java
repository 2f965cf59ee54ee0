package io.github.kiro4j.protocol.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.protocol.failure.ClientError;
import io.github.kiro4j.protocol.failure.ClientErrors;
import io.github.kiro4j.protocol.kiro.KiroRequest;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DialectTest {

  private static final Caller CALLER = Samples.caller(CredentialKind.BUILDER_ID, "arn:fake");

  @Test
  void bothDialectsSendTheSameConversation() throws IOException {
    JsonNode runtime = generated(Dialect.RUNTIME, Samples.secondTurn(), CALLER);
    JsonNode rest = generated(Dialect.REST, Samples.secondTurn(), CALLER);

    assertThat(runtime.path("conversationState")).isEqualTo(rest.path("conversationState"));
    assertThat(runtime.path("conversationState").path("history")).hasSize(2);
    assertThat(runtime.path("profileArn").asText()).isEqualTo("arn:fake");
    assertThat(rest.path("profileArn").asText()).isEqualTo("arn:fake");
  }

  @Test
  void modelSettingsAreKeptAtTheTopLevel() throws IOException {
    ObjectNode settings = JsonNodeFactory.instance.objectNode();
    settings.putObject("output_config").put("effort", "high");
    KiroRequest request = new KiroRequest(Samples.firstTurn().conversationState(), null, settings);

    assertThat(generated(Dialect.RUNTIME, request, CALLER).path("additionalModelRequestFields"))
        .isEqualTo(settings);
    assertThat(generated(Dialect.REST, request, CALLER).path("additionalModelRequestFields"))
        .isEqualTo(settings);
  }

  @Test
  void callerWithoutAProfileNamesNoneEvenIfTheRequestDoes() throws IOException {
    Caller nobody = Samples.caller(CredentialKind.API_KEY, null);

    assertThat(generated(Dialect.RUNTIME, Samples.firstTurn(), nobody).has("profileArn")).isFalse();
    assertThat(generated(Dialect.REST, Samples.firstTurn(), nobody).has("profileArn")).isFalse();
  }

  @Test
  void toolCallIsNotChanged() {
    ObjectNode call = Samples.search();

    Dialect.RUNTIME.mcp(call, CALLER, Samples.INVOCATION);
    Dialect.REST.mcp(call, CALLER, Samples.INVOCATION);

    assertThat(call).isEqualTo(Samples.search());
  }

  @ParameterizedTest
  @CsvSource({"0, false", "1085435, false", "1086458, false", "1086459, true", "50000000, true"})
  void runtimeRefusesBodiesThatAreCertainToBeTooLarge(int bytes, boolean refused) {
    assertThat(Dialect.RUNTIME.overflow(bytes).isPresent()).isEqualTo(refused);
    assertThat(Dialect.REST.overflow(bytes)).isEmpty();
  }

  @Test
  void bodyThatIsTooLargeIsToldInTheWordsOnWhichClientsCompact() {
    ClientError error =
        Dialect.RUNTIME
            .overflow(2_000_000)
            .map(failure -> ClientErrors.of(failure, "claude-opus-5", 400_000, 1_000_000))
            .orElseThrow();

    assertThat(error.status()).isEqualTo(400);
    assertThat(error.error().message())
        .isEqualTo("prompt is too long: 1000001 tokens > 1000000 maximum");
  }

  @Test
  void onlyRuntimeAnswersEndWithMetadata() {
    assertThat(Dialect.RUNTIME.endsWithMetadata()).isTrue();
    assertThat(Dialect.REST.endsWithMetadata()).isFalse();
  }

  private static JsonNode generated(Dialect dialect, KiroRequest request, Caller caller)
      throws IOException {
    return Json.MAPPER.readTree(dialect.generate(request, caller, Samples.INVOCATION).content());
  }
}
