package io.github.kiro4j.simulator.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.simulator.Samples;
import io.github.kiro4j.simulator.wire.ServiceError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The tables hold one change of a valid request per row, in the notation of [Verdict].
class ToolRulesTest {

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
  void pairsCallsAndResultsOneToOneInTheNextMessage(
      String name, String place, String value, String message) {
    ServiceError verdict = Verdict.on(Verdict.RESULTS + place, value);

    assertThat(verdict.reason()).as(name).isEqualTo("TOOL_USE_RESULT_MISMATCH");
    assertThat(verdict.message()).contains(message);
  }

  @Test
  void refusesACallWhoseResultIsLate() {
    ObjectNode body = Samples.conversation();
    Samples.set(
        body,
        Verdict.HISTORY + "/4",
        Verdict.value("{\"userInputMessage\":{\"content\":\"wait\"}}"));
    Samples.set(
        body,
        Verdict.HISTORY + "/5",
        Verdict.value("{\"assistantResponseMessage\":{\"content\":\"yes\"}}"));

    assertThat(Verdict.on(body).message())
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
  void refusesToolResultsWithoutContent(String name, String place, String value) {
    assertThat(Verdict.on(Verdict.RESULTS + place, value).reason())
        .as(name)
        .isEqualTo("REQUEST_BODY_INVALID");
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
  void refusesToolsThatTheServiceRefuses(String name, String place, String value, String reason) {
    assertThat(Verdict.on(Verdict.TOOLS + place, value).reason()).as(name).isEqualTo(reason);
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
  void refusesSchemasThatTheServiceRefuses(
      String name, String schema, String reason, String message) {
    ServiceError verdict =
        Verdict.on(Verdict.TOOLS + "/1/toolSpecification/inputSchema/json", schema);

    assertThat(verdict.reason()).as(name).isEqualTo(reason);
    assertThat(verdict.message()).contains(message);
  }
}
