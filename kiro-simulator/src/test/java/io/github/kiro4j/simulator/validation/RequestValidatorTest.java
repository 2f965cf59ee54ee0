package io.github.kiro4j.simulator.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.kiro4j.simulator.Samples;
import io.github.kiro4j.simulator.wire.ServiceError;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The tables hold one change of a valid request per row, in the notation of [Verdict].
class RequestValidatorTest {

  private static final String SHAPE =
      """
      a system prompt             | /systemPrompt                          | "x"
      an unknown member           | /inferenceConfig                       | {}
      no conversation state       | /conversationState                     | absent
      state that is no object     | /conversationState                     | []
      an unknown member of state  | /conversationState/x                   | 1
      a null member               | /conversationState/workspaceId         | null
      no trigger                  | /conversationState/chatTriggerType     | absent
      an unknown trigger          | /conversationState/chatTriggerType     | "AUTO"
      an unknown task             | /conversationState/agentTaskType       | "chat"
      a continuation without form | /conversationState/agentContinuationId | "8bb5523b"
      a null continuation         | /conversationState/agentContinuationId | null
      no current message          | /conversationState/currentMessage      | absent
      two speakers at once        | /conversationState/currentMessage      | {"userInputMessage":{"content":"a"},"assistantResponseMessage":{"content":"b"}}
      an assistant as current     | /conversationState/currentMessage      | {"assistantResponseMessage":{"content":"b"}}
      a profile of another form   | /profileArn                            | "arn:aws:codewhisperer:us-east-1:1:profile/A"
      a null profile              | /profileArn                            | null
      """;

  @ParameterizedTest(name = "{0}")
  @CsvSource(textBlock = SHAPE, delimiter = '|', quoteCharacter = '~')
  void refusesBodiesOfTheWrongShape(String name, String pointer, String value) {
    assertThat(Verdict.on(pointer, value).reason()).as(name).isEqualTo("REQUEST_BODY_INVALID");
    assertThat(Verdict.on(pointer, value).message()).isEqualTo("Improperly formed request.");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      textBlock =
          """
          an unknown model          | CURRENT/modelId | "claude-opus-3" | INVALID_MODEL_ID | Invalid model. Please select
          a model id with dashes    | CURRENT/modelId | "claude-sonnet-4-5" | INVALID_MODEL_ID | Invalid model. Please select
          fields for an old model   | CURRENT/modelId | "claude-sonnet-4.5" | REQUEST_BODY_INVALID | additionalModelRequestFields is not supported for this model
          a property's name         | CURRENT/userInputMessageContext/tools/1/toolSpecification/inputSchema/json | {"type":"object","properties":{"$filter":{}}} | TOOL_SCHEMA_INVALID | Property keys should match pattern
          Claude fields for GPT     | CURRENT/modelId | "gpt-5.6-sol" | REQUEST_BODY_INVALID | Invalid additionalModelRequestFields: property 'output_config' is not defined in the schema
          an unknown field          | /additionalModelRequestFields/temperature | 1 | REQUEST_BODY_INVALID | property 'temperature' is not defined in the schema
          an unknown inner field    | /additionalModelRequestFields/output_config/format | "x" | REQUEST_BODY_INVALID | property 'format' is not defined in the schema
          an unknown level          | /additionalModelRequestFields/output_config/effort | "huge" | REQUEST_BODY_INVALID | property 'effort' is none of the allowed values
          too few tokens            | /additionalModelRequestFields/max_tokens | 1023 | REQUEST_BODY_INVALID | property 'max_tokens' is out of range
          too many tokens           | /additionalModelRequestFields/max_tokens | 128001 | REQUEST_BODY_INVALID | property 'max_tokens' is out of range
          tokens as text            | /additionalModelRequestFields/max_tokens | "4096" | REQUEST_BODY_INVALID | property 'max_tokens' has the wrong type
          fields that are no object | /additionalModelRequestFields | "high" | REQUEST_BODY_INVALID | Improperly formed request.
          an empty conversation id  | /conversationState/conversationId | "" | INVALID_CONVERSATION_ID | Improperly
          a long conversation id    | /conversationState/conversationId | chars:129 | INVALID_CONVERSATION_ID | Improperly
          unsigned reasoning        | HISTORY/3/assistantResponseMessage/reasoningContent | {"reasoningText":{"text":"a"}} | THINKING_SIGNATURE_INVALID | Invalid `signature` in `thinking` block
          an unknown image format   | HISTORY/2/userInputMessage/images/0/format | "bmp" | IMAGE_FORMAT_UNSUPPORTED | Improperly
          an image under a wrong name | HISTORY/2/userInputMessage/images/0/format | "jpeg" | IMAGE_MIME_MISMATCH | Improperly
          """,
      delimiter = '|',
      quoteCharacter = '~')
  void refusesWithTheReasonThatTheServiceGives(
      String name, String place, String value, String reason, String message) {
    String pointer = place.replace("CURRENT", Verdict.CURRENT).replace("HISTORY", Verdict.HISTORY);
    ServiceError verdict = Verdict.on(pointer, value);

    assertThat(verdict.status()).isEqualTo(400);
    assertThat(verdict.type()).isEqualTo("ValidationException");
    assertThat(verdict.reason()).as(name).isEqualTo(reason);
    assertThat(verdict.message()).contains(message);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      textBlock =
          """
          the request as it is          | /conversationState/agentTaskType | "vibe"
          no profile                    | /profileArn | absent
          no history                    | /conversationState/workspaceId | "3f0e5c52-8a54-4a0e-b4b5-0a3b1f0d6c11"
          the longest description       | TOOLS/1/toolSpecification/description | chars:10240
          no description                | TOOLS/1/toolSpecification/description | absent
          the longest name              | TOOLS/1/toolSpecification/name | chars:64
          a cache point among the tools | TOOLS/2 | {"cachePoint":{"type":"default"}}
          a result as JSON              | RESULTS/0/content | [{"json":{"a":null}}]
          a result in several texts     | RESULTS/0/content | [{"text":""},{"text":"x"}]
          a result with a legacy flag   | RESULTS/1/isError | true
          results in another order      | RESULTS/0/toolUseId | "tooluse_1"
          sealed reasoning              | HISTORY/3/assistantResponseMessage/reasoningContent | {"redactedContent":"AAAA"}
          a document                    | CURRENT/documents | [{"name":"a","format":"pdf","source":{"bytes":"AAAA"}}]
          a keyword as a property's name | TOOLS/1/toolSpecification/inputSchema/json | {"type":"object","properties":{"if":{"type":"string"},"required":{"type":"boolean"}}}
          a deep choice                 | TOOLS/1/toolSpecification/inputSchema/json | {"type":"object","properties":{"a":{"anyOf":[{"type":"string"},{"type":"null"}],"default":null}}}
          no thinking                   | /additionalModelRequestFields/thinking | {"type":"disabled"}
          the longest conversation id   | /conversationState/conversationId | chars:128
          an image instead of words     | HISTORY/2/userInputMessage/content | ""
          an emoji counted once         | TOOLS/1/toolSpecification/description | emoji:10240
          """,
      delimiter = '|',
      quoteCharacter = '~')
  void acceptsWhatTheServiceAccepts(String name, String place, String value) {
    ObjectNode body = Samples.conversation();
    String pointer =
        place
            .replace("TOOLS", Verdict.TOOLS)
            .replace("RESULTS", Verdict.RESULTS)
            .replace("CURRENT", Verdict.CURRENT)
            .replace("HISTORY", Verdict.HISTORY);
    Samples.set(body, pointer, Verdict.value(value));

    assertThatCode(() -> Verdict.judge(ValidationSettings.STRICT).accept(Samples.bytes(body)))
        .as(name)
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{", "{} {}", "{'a':1}", "nothing", "{\"a\":\"\\ud800\"}", "{\"\\udc00\":1}"})
  void refusesWhatIsNoJson(String body) {
    ServiceError verdict = Verdict.on(body.getBytes(StandardCharsets.UTF_8));

    assertThat(verdict.message()).isEqualTo("The request body is not valid JSON.");
    assertThat(verdict.reason()).isEqualTo("REQUEST_BODY_INVALID_JSON");
  }

  @Test
  void refusesBytesThatAreNoUtf8() {
    byte[] body = Samples.bytes(Samples.ask("x"));
    body[new String(body, StandardCharsets.ISO_8859_1).indexOf("\"x\"") + 1] = (byte) 0xFF;

    assertThat(Verdict.on(body).reason()).isEqualTo("REQUEST_BODY_INVALID_JSON");
  }

  @Test
  void acceptsControlCharactersAndPairsOfSurrogates() {
    assertThatCode(() ->
            Verdict.judge(ValidationSettings.STRICT)
                .accept(Samples.bytes(Samples.ask("\u0001 😀"))))
        .doesNotThrowAnyException();
  }

  @Test
  void refusesABodyOverTheConfiguredSize() {
    byte[] body = Samples.bytes(Samples.conversation());
    ValidationSettings exact = ValidationSettings.STRICT.withMaxRequestBytes(body.length);
    ValidationSettings less = ValidationSettings.STRICT.withMaxRequestBytes(body.length - 1L);

    assertThatCode(() -> Verdict.judge(exact).accept(body)).doesNotThrowAnyException();
    assertThat(Verdict.on(body, less).reason()).isEqualTo("CONTENT_LENGTH_EXCEEDS_THRESHOLD");
    assertThat(Verdict.on(body, less).message()).isEqualTo("Input is too long.");
  }

  @Test
  void acceptsAnEmptyAssistantAndReportedKeywordsIfConfigured() {
    ObjectNode body = Samples.conversation();
    Samples.set(
        body, Verdict.HISTORY + "/1/assistantResponseMessage/content", TextNode.valueOf(""));
    Samples.set(
        body,
        Verdict.TOOLS + "/1/toolSpecification/inputSchema/json/$schema",
        TextNode.valueOf("x"));
    ValidationSettings lenient =
        ValidationSettings.STRICT
            .withEmptyAssistantContentAllowed()
            .withRefusedSchemaKeywords(Set.of());

    assertThatCode(() -> Verdict.judge(lenient).accept(Samples.bytes(body)))
        .doesNotThrowAnyException();
  }

  @Test
  void verifiesSignaturesIfConfigured() {
    ValidationSettings verifying = ValidationSettings.STRICT.withVerifiedSignatures();
    ObjectNode body = Samples.conversation();

    assertThat(Verdict.on(Samples.bytes(body), verifying).reason())
        .isEqualTo("THINKING_SIGNATURE_INVALID");

    Samples.set(
        body,
        Verdict.HISTORY + "/3/assistantResponseMessage/reasoningContent/reasoningText/signature",
        TextNode.valueOf(Signatures.of("Two cities.")));
    assertThatCode(() -> Verdict.judge(verifying).accept(Samples.bytes(body)))
        .doesNotThrowAnyException();
  }

  @Test
  void detailsNamePlacesAndNoContent() {
    ServiceError verdict =
        Verdict.on(
            Verdict.HISTORY + "/3/assistantResponseMessage/toolUses/0/input", "{\"secret\":null}");

    assertThat(verdict.detail())
        .contains("history[3].assistantResponseMessage.toolUses[0].input")
        .doesNotContain("secret");
  }
}
