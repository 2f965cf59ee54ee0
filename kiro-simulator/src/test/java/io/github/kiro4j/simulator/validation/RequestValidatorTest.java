package io.github.kiro4j.simulator.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.kiro4j.simulator.Samples;
import io.github.kiro4j.simulator.models.ModelCatalogue;
import io.github.kiro4j.simulator.wire.RefusedException;
import io.github.kiro4j.simulator.wire.ServiceError;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// One change to a good request per row: a JSON pointer and the new value there. The value `absent`
/// removes what is there, and `chars:N` is a string of N characters.
class RequestValidatorTest {

  private static final String HISTORY = "/conversationState/history";
  private static final String CURRENT = "/conversationState/currentMessage/userInputMessage";
  private static final String TOOLS = CURRENT + "/userInputMessageContext/tools";
  private static final String RESULTS = CURRENT + "/userInputMessageContext/toolResults";

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
    assertThat(verdict(pointer, value).reason()).as(name).isEqualTo("REQUEST_BODY_INVALID");
    assertThat(verdict(pointer, value).message()).isEqualTo("Improperly formed request.");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      textBlock =
          """
          no content                   | /content                                  | absent
          content that is no string    | /content                                  | 7
          an unknown member            | /systemPrompt                             | "x"
          an unknown origin            | /origin                                   | "ANTHROPIC"
          an unknown intent            | /userIntent                               | "CHAT"
          a model id of another form   | /modelId                                  | "claude sonnet"
          a null list                  | /images                                   | null
          images that are no list      | /images                                   | {}
          an unknown member of context | /userInputMessageContext/toolChoice       | "auto"
          too much additional context  | /userInputMessageContext/additionalContext | [0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20]
          a cache point without type   | /cachePoint                               | {}
          an image without source      | /images                                   | [{"format":"png"}]
          an image that is no base64   | /images                                   | [{"format":"png","source":{"bytes":"%%%"}}]
          an image as a data URL       | /images                                   | [{"format":"png","source":{"bytes":"data:image/png;base64,AAAA"}}]
          bytes as numbers             | /images                                   | [{"format":"png","source":{"bytes":{"type":"Buffer","data":[1]}}}]
          a document of unknown form   | /documents                                | [{"name":"a","format":"rtf","source":{"bytes":"AAAA"}}]
          no content and no results    | /userInputMessageContext                  | {}
          """,
      delimiter = '|',
      quoteCharacter = '~')
  void refusesUserMessagesOfTheWrongShape(String name, String member, String value) {
    assertThat(verdict(CURRENT + member, value).reason())
        .as(name)
        .isEqualTo("REQUEST_BODY_INVALID");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      textBlock =
          """
          two users in a row          | /1 | {"userInputMessage":{"content":"again"}}
          two assistants in a row     | /2 | {"assistantResponseMessage":{"content":"again"}}
          an assistant first          | /0 | {"assistantResponseMessage":{"content":"hello"}}
          a user last                 | /4 | {"userInputMessage":{"content":"and"}}
          a user without content      | /0/userInputMessage/content | ""
          an assistant without words  | /1/assistantResponseMessage/content | ""
          an assistant with no content | /1/assistantResponseMessage/content | absent
          tools in the history        | /2/userInputMessage/userInputMessageContext | {"tools":[{"toolSpecification":{"name":"now","description":"d","inputSchema":{"json":{"type":"object","properties":{}}}}}]}
          results before any call     | /0/userInputMessage/userInputMessageContext | {"toolResults":[{"toolUseId":"a","content":[{"text":"x"}]}]}
          an unknown speaker          | /1 | {"systemMessage":{"content":"x"}}
          an unknown assistant member | /1/assistantResponseMessage/thinking | "x"
          a call without input        | /3/assistantResponseMessage/toolUses/0/input | absent
          an input as text            | /3/assistantResponseMessage/toolUses/0/input | "{}"
          an empty key in an input    | /3/assistantResponseMessage/toolUses/0/input | {"a":[{"":1}]}
          a null in an input          | /3/assistantResponseMessage/toolUses/0/input | {"a":{"b":null}}
          a call id of another form   | /3/assistantResponseMessage/toolUses/0/toolUseId | "tooluse 1"
          a call id too long          | /3/assistantResponseMessage/toolUses/0/toolUseId | chars:65
          the same call twice         | /3/assistantResponseMessage/toolUses/1/toolUseId | "tooluse_1"
          flat reasoning              | /3/assistantResponseMessage/reasoningContent | {"text":"Two cities.","signature":"c2lnbmVk"}
          both kinds of reasoning     | /3/assistantResponseMessage/reasoningContent | {"redactedContent":"AAAA","reasoningText":{"text":"a","signature":"b"}}
          a seal that is no base64    | /3/assistantResponseMessage/reasoningContent | {"redactedContent":"???"}
          """,
      delimiter = '|',
      quoteCharacter = '~')
  void refusesHistoriesThatBreakTheGrammar(String name, String place, String value) {
    ObjectNode body = Samples.conversation();
    Samples.set(body, HISTORY + place, value(value));

    assertThat(verdict(body).reason()).as(name).isEqualTo("REQUEST_BODY_INVALID");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      textBlock =
          """
          no result for one call   | /1                     | absent                | Expected toolResult blocks at messages.4.content for the following Ids: tooluse_2
          a result of another turn | /2                     | {"toolUseId":"tooluse_0","content":[{"text":"x"}]} | The number of toolResult blocks at messages.4.content exceeds
          two results for a call   | /2                     | {"toolUseId":"tooluse_1","content":[{"text":"x"}]} | The number of toolResult blocks at messages.4.content exceeds
          """,
      delimiter = '|',
      quoteCharacter = '~')
  void pairsCallsAndResultsOneToOneInTheNextTurn(
      String name, String place, String value, String message) {
    ServiceError verdict = verdict(RESULTS + place, value);

    assertThat(verdict.reason()).as(name).isEqualTo("TOOL_USE_RESULT_MISMATCH");
    assertThat(verdict.message()).contains(message);
  }

  @Test
  void refusesACallThatIsAnsweredTooLate() {
    ObjectNode body = Samples.conversation();
    Samples.set(body, HISTORY + "/4", value("{\"userInputMessage\":{\"content\":\"wait\"}}"));
    Samples.set(
        body, HISTORY + "/5", value("{\"assistantResponseMessage\":{\"content\":\"yes\"}}"));

    assertThat(verdict(body).message())
        .contains("messages.4.content for the following Ids: tooluse_1, tooluse_2");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      textBlock =
          """
          no content at all    | /0/content   | []
          empty text           | /0/content   | [{"text":""}]
          content as a string  | /0/content   | "sunny"
          an unknown kind      | /0/content   | [{"image":"x"}]
          an unknown status    | /0/status    | "failed"
          an unknown member    | /0/output    | "x"
          an id of no form     | /0/toolUseId | ""
          """,
      delimiter = '|',
      quoteCharacter = '~')
  void refusesToolResultsThatSayNothing(String name, String place, String value) {
    assertThat(verdict(RESULTS + place, value).reason()).as(name).isEqualTo("REQUEST_BODY_INVALID");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      textBlock =
          """
          a tool of the history is gone | /0                               | absent      | TOOL_CONFIG_MISSING
          a name twice                  | /1/toolSpecification/name        | "GET_weather" | TOOL_DUPLICATE
          a name with a space           | /1/toolSpecification/name        | "the time"  | REQUEST_BODY_INVALID
          a name too long               | /1/toolSpecification/name        | chars:65    | REQUEST_BODY_INVALID
          no name                       | /1/toolSpecification/name        | absent      | REQUEST_BODY_INVALID
          an empty description          | /1/toolSpecification/description | ""          | REQUEST_BODY_INVALID
          a long description            | /1/toolSpecification/description | chars:10241 | REQUEST_BODY_INVALID
          no schema                     | /1/toolSpecification/inputSchema | absent      | REQUEST_BODY_INVALID
          an unknown member             | /1/toolSpecification/strict      | true        | REQUEST_BODY_INVALID
          a server tool                 | /1                               | {"type":"web_search_20250305"} | REQUEST_BODY_INVALID
          """,
      delimiter = '|',
      quoteCharacter = '~')
  void refusesToolsThatTheServiceCannotTake(
      String name, String place, String value, String reason) {
    assertThat(verdict(TOOLS + place, value).reason()).as(name).isEqualTo(reason);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      textBlock =
          """
          no type                | {"properties":{}}                                     | TOOL_SCHEMA_INVALID  | The value at toolConfig.tools.1.toolSpec.inputSchema.json.type must be one of the following: object.
          another type           | {"type":"array","properties":{}}                      | TOOL_SCHEMA_INVALID  | must be one of the following: object
          a choice at the root   | {"type":"object","properties":{},"anyOf":[{}]}        | TOOL_SCHEMA_INVALID  | tools.1.custom.input_schema: input_schema does not support oneOf, allOf, or anyOf at the top level
          no properties          | {"type":"object"}                                     | TOOL_SCHEMA_INVALID  | Invalid tool use format.
          null properties        | {"type":"object","properties":null}                   | TOOL_SCHEMA_INVALID  | Invalid tool use format.
          null required          | {"type":"object","properties":{},"required":null}     | TOOL_SCHEMA_INVALID  | Invalid tool use format.
          empty required         | {"type":"object","properties":{},"required":[]}       | TOOL_SCHEMA_INVALID  | Invalid tool use format.
          numbers required       | {"type":"object","properties":{},"required":[1]}      | TOOL_SCHEMA_INVALID  | Invalid tool use format.
          a type in capitals     | {"type":"object","properties":{"a":{"type":"STRING"}}} | TOOL_SCHEMA_INVALID | Invalid tool use format.
          one of several types   | {"type":"object","properties":{"a":{"type":["string","Null"]}}} | TOOL_SCHEMA_INVALID | Invalid tool use format.
          odd additionalProperties | {"type":"object","properties":{},"additionalProperties":"no"} | TOOL_SCHEMA_INVALID | Invalid tool use format.
          a deep fault           | {"type":"object","properties":{"a":{"type":"array","items":{"type":"object","required":[]}}}} | TOOL_SCHEMA_INVALID | Invalid tool use format.
          a fault in a choice    | {"type":"object","properties":{"a":{"oneOf":[{"type":"Int"}]}}} | TOOL_SCHEMA_INVALID | Invalid tool use format.
          a reported keyword     | {"$schema":"http://json-schema.org/draft-07/schema#","type":"object","properties":{}} | REQUEST_BODY_INVALID | Invalid tool use format.
          a deep reported keyword | {"type":"object","properties":{"a":{"type":"object","propertyNames":{}}}} | REQUEST_BODY_INVALID | Invalid tool use format.
          a schema that is none  | true                                                  | REQUEST_BODY_INVALID | Improperly formed request.
          """,
      delimiter = '|',
      quoteCharacter = '~')
  void refusesSchemasThatTheServiceCannotTake(
      String name, String schema, String reason, String message) {
    ServiceError verdict = verdict(TOOLS + "/1/toolSpecification/inputSchema/json", schema);

    assertThat(verdict.reason()).as(name).isEqualTo(reason);
    assertThat(verdict.message()).contains(message);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      textBlock =
          """
          an unknown model          | CURRENT/modelId | "claude-opus-3" | INVALID_MODEL_ID | Invalid model. Please select
          a model id with dashes    | CURRENT/modelId | "claude-sonnet-4-5" | INVALID_MODEL_ID | Invalid model. Please select
          fields for an old model   | CURRENT/modelId | "claude-sonnet-4.5" | REQUEST_BODY_INVALID | additionalModelRequestFields is not supported for this model
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
    String pointer = place.replace("CURRENT", CURRENT).replace("HISTORY", HISTORY);
    ServiceError verdict = verdict(pointer, value);

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
            .replace("TOOLS", TOOLS)
            .replace("RESULTS", RESULTS)
            .replace("CURRENT", CURRENT)
            .replace("HISTORY", HISTORY);
    Samples.set(body, pointer, value(value));

    assertThatCode(() -> validator(ValidationSettings.STRICT).accept(Samples.bytes(body)))
        .as(name)
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{", "{} {}", "{'a':1}", "nothing", "{\"a\":\"\\ud800\"}", "{\"\\udc00\":1}"})
  void refusesWhatIsNoJson(String body) {
    ServiceError verdict = verdict(body.getBytes(StandardCharsets.UTF_8));

    assertThat(verdict.message()).isEqualTo("The request body is not valid JSON.");
    assertThat(verdict.reason()).isEqualTo("REQUEST_BODY_INVALID_JSON");
  }

  @Test
  void refusesBytesThatAreNoUtf8() {
    byte[] body = Samples.bytes(Samples.ask("x"));
    body[new String(body, StandardCharsets.ISO_8859_1).indexOf("\"x\"") + 1] = (byte) 0xFF;

    assertThat(verdict(body).reason()).isEqualTo("REQUEST_BODY_INVALID_JSON");
  }

  @Test
  void acceptsControlCharactersAndPairsOfSurrogates() {
    assertThatCode(() ->
            validator(ValidationSettings.STRICT).accept(Samples.bytes(Samples.ask("\u0001 😀"))))
        .doesNotThrowAnyException();
  }

  @Test
  void refusesABodyOverTheSettableSize() {
    byte[] body = Samples.bytes(Samples.conversation());
    ValidationSettings exact = ValidationSettings.STRICT.withMaxRequestBytes(body.length);
    ValidationSettings less = ValidationSettings.STRICT.withMaxRequestBytes(body.length - 1L);

    assertThatCode(() -> validator(exact).accept(body)).doesNotThrowAnyException();
    assertThat(verdict(body, less).reason()).isEqualTo("CONTENT_LENGTH_EXCEEDS_THRESHOLD");
    assertThat(verdict(body, less).message()).isEqualTo("Input is too long.");
  }

  @Test
  void acceptsAnEmptyAssistantAndReportedKeywordsWhenTold() {
    ObjectNode body = Samples.conversation();
    Samples.set(body, HISTORY + "/1/assistantResponseMessage/content", TextNode.valueOf(""));
    Samples.set(
        body, TOOLS + "/1/toolSpecification/inputSchema/json/$schema", TextNode.valueOf("x"));
    ValidationSettings lenient =
        ValidationSettings.STRICT
            .withEmptyAssistantContentAllowed()
            .withRefusedSchemaKeywords(Set.of());

    assertThatCode(() -> validator(lenient).accept(Samples.bytes(body))).doesNotThrowAnyException();
  }

  @Test
  void verifiesSignaturesWhenTold() {
    ValidationSettings verifying = ValidationSettings.STRICT.withVerifiedSignatures();
    ObjectNode body = Samples.conversation();

    assertThat(verdict(Samples.bytes(body), verifying).reason())
        .isEqualTo("THINKING_SIGNATURE_INVALID");

    Samples.set(
        body,
        HISTORY + "/3/assistantResponseMessage/reasoningContent/reasoningText/signature",
        TextNode.valueOf(Signatures.of("Two cities.")));
    assertThatCode(() -> validator(verifying).accept(Samples.bytes(body)))
        .doesNotThrowAnyException();
  }

  @Test
  void detailsNamePlacesAndNoContent() {
    ServiceError verdict =
        verdict(HISTORY + "/3/assistantResponseMessage/toolUses/0/input", "{\"secret\":null}");

    assertThat(verdict.detail())
        .contains("history[3].assistantResponseMessage.toolUses[0].input")
        .doesNotContain("secret");
  }

  private static ServiceError verdict(String pointer, String value) {
    ObjectNode body = Samples.conversation();
    Samples.set(body, pointer, value(value));
    return verdict(body);
  }

  private static ServiceError verdict(JsonNode body) {
    return verdict(Samples.bytes(body));
  }

  private static ServiceError verdict(byte[] body) {
    return verdict(body, ValidationSettings.STRICT);
  }

  private static ServiceError verdict(byte[] body, ValidationSettings settings) {
    RefusedException refused =
        catchThrowableOfType(RefusedException.class, () -> validator(settings).accept(body));
    return Objects.requireNonNull(refused, "the request was accepted").error();
  }

  private static RequestValidator validator(ValidationSettings settings) {
    return new RequestValidator(ModelCatalogue.builtIn(), settings);
  }

  private static @Nullable JsonNode value(String text) {
    if (text.equals("absent")) {
      return null;
    }
    if (text.startsWith("chars:")) {
      return TextNode.valueOf("x".repeat(Integer.parseInt(text.substring("chars:".length()))));
    }
    if (text.startsWith("emoji:")) {
      return TextNode.valueOf("😀".repeat(Integer.parseInt(text.substring("emoji:".length()))));
    }
    return Samples.parse(text);
  }
}
