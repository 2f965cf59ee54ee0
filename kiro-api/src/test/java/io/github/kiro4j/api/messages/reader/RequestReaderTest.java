package io.github.kiro4j.api.messages.reader;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.kiro4j.api.messages.ContentBlock.Text;
import io.github.kiro4j.api.messages.ContentBlock.ToolResult;
import io.github.kiro4j.api.messages.ContentBlock.ToolUse;
import io.github.kiro4j.api.messages.ContentBlock.Unknown;
import io.github.kiro4j.api.messages.MessagesRequest;
import io.github.kiro4j.api.messages.OutputConfig;
import io.github.kiro4j.api.messages.ThinkingConfig;
import io.github.kiro4j.api.messages.ToolChoice;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RequestReaderTest {

  @Test
  void contentIsReadAsStringOrAsBlocks() throws Exception {
    MessagesRequest request =
        read(
            """
            {"model": "m", "max_tokens": 5, "system": "be brief", "messages": [
              {"role": "user", "content": "hi"},
              {"role": "assistant", "content": [
                {"text": "let me see", "cache_control": {"type": "ephemeral"}, "type": "text"},
                {"type": "tool_use", "id": "t1", "name": "Read", "input": {"path": "/a"}}]},
              {"role": "user", "content": [{"type": "tool_result", "tool_use_id": "t1"}]},
              {"role": "system", "content": [], "output_config": {"effort": "low"}}]}
            """);

    assertThat(request.system()).containsExactly(new Text("be brief"));
    assertThat(request.messages().get(0).content()).containsExactly(new Text("hi"));
    assertThat(request.messages().get(1).content().get(0)).isEqualTo(new Text("let me see"));
    assertThat(request.messages().get(1).content().get(1)).isInstanceOf(ToolUse.class);
    assertThat(request.messages().get(2).content())
        .containsExactly(new ToolResult("t1", List.of(), null));
    assertThat(request.messages().get(3).outputConfig()).isEqualTo(new OutputConfig("low", null));
  }

  @ParameterizedTest
  @CsvSource({
    "0.1234567890123456789, 0.1234567890123456789",
    "1.50, 1.50",
    "1e400, 1E+400",
    "-1E-400, -1E-400",
    "1e999999999, 1E+999999999",
    "123456789012345678901234567890, 123456789012345678901234567890"
  })
  void numbersKeepTheirDigits(String written, String kept) throws Exception {
    MessagesRequest request =
        read(
            """
            {"model": "m", "messages": [{"role": "assistant", "content": [
              {"type": "tool_use", "id": "t1", "name": "N", "input": {"n": %1$s}}]}],
             "tools": [{"name": "N", "input_schema": {"default": %1$s}}],
             "output_config": {"format": {"type": "json_schema", "schema": {"default": %1$s}}}}
            """
                .formatted(written));

    ToolUse call = (ToolUse) request.messages().getFirst().content().getFirst();
    assertThat(call.input()).hasToString("{\"n\":" + kept + "}");
    String schema = "{\"default\":" + kept + "}";
    assertThat(request.tools().getFirst().inputSchema()).hasToString(schema);
    assertThat(request.outputConfig())
        .isEqualTo(
            new OutputConfig(
                null,
                new OutputConfig.Format("json_schema", request.tools().getFirst().inputSchema())));
  }

  @Test
  void unknownMembersAreKept() throws Exception {
    MessagesRequest request =
        read(
            """
            {"model": "m", "temperature": 1, "messages": [
              {"role": "user", "content": [{"type": "hologram", "depth": 3}]}],
             "tools": [{"type": "web_search_20250305", "name": "web_search", "max_uses": 8}],
             "tool_choice": {"type": "maybe", "odds": 2}, "thinking": {"type": "between_tools"}}
            """);

    assertThat(request.other()).containsOnlyKeys("temperature");
    assertThat(request.tools().getFirst().settings()).containsOnlyKeys("max_uses");
    assertThat(request.messages().getFirst().content().getFirst())
        .isInstanceOfSatisfying(
            Unknown.class,
            block -> {
              assertThat(block.type()).isEqualTo("hologram");
              assertThat(block.members()).containsOnlyKeys("depth");
            });
    assertThat(request.toolChoice()).isInstanceOf(ToolChoice.Unknown.class);
    assertThat(request.thinking()).isInstanceOf(ThinkingConfig.Unknown.class);
  }

  @Test
  void nullsOfOptionalMembersReadAsAbsent() throws Exception {
    MessagesRequest request =
        read(
            """
            {"model": "m", "messages": [], "system": null, "tools": null, "stop_sequences": null,
             "stream": null, "metadata": {"user_id": null}, "thinking": null, "tool_choice": null}
            """);

    assertThat(request.system()).isEmpty();
    assertThat(request.tools()).isEmpty();
    assertThat(request.stopSequences()).isEmpty();
    assertThat(request.streaming()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"messages":[]} | model: Field required
          {"model":"m"} | messages: Field required
          {"model":3,"messages":[]} | model: Input should be a valid string
          {"model":"m","messages":"a"} | messages: Input should be a valid array
          {"model":"m","messages":[],"max_tokens":"9"} | max_tokens: Input should be a valid integer
          {"model":"m","messages":[],"max_tokens":1.5} | max_tokens: Input should be a valid integer
          {"model":"m","messages":[],"stream":"yes"} | stream: Input should be a valid boolean
          {"model":"m","messages":[{"content":"a"}]} | messages.0.role: Field required
          {"model":"m","messages":[{"role":"user"}]} | messages.0.content: Field required
          {"model":"m","messages":[{"role":"boss","content":"a"}]} | messages.0.role: Input should be 'user', 'assistant' or 'system'
          {"model":"m","messages":[{"role":"user","content":[{"type":"text"}]}]} | messages.0.content.0.text.text: Field required
          {"model":"m","messages":[{"role":"user","content":[{"text":"a"}]}]} | messages.0.content.0.type: Field required
          {"model":"m","messages":[{"role":"user","content":[{"type":"text","text":"a"},{"type":"tool_result"}]}]} | messages.0.content.1.tool_result.tool_use_id: Field required
          {"model":"m","messages":[{"role":"user","content":[{"type":"image","source":{"type":"base64","data":"AA=="}}]}]} | messages.0.content.0.image.source.base64.media_type: Field required
          {"model":"m","messages":[{"role":"user","content":7}]} | messages.0.content: Input should be a valid array
          {"model":"m","messages":[],"tools":[{"description":"d"}]} | tools.0.name: Field required
          {"model":"m","messages":[],"tool_choice":{"type":"tool"}} | tool_choice.tool.name: Field required
          [] | Input should be a valid object
          """)
  void anInvalidBodyIsReportedWithItsPath(String body, String message) {
    assertThatExceptionOfType(InvalidRequestBodyException.class)
        .isThrownBy(() -> read(body))
        .withMessage(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"model": | The request body is not valid JSON: line 1 column 10
          {"model":"m","messages":[{"role":"user","content":"sec | The request body is not valid JSON: line 1 column 55
          {"model":"m","messages":[]} x | The request body is not valid JSON: line 1 column 29
          """)
  void malformedJsonIsReportedByPositionAndNeverQuoted(String body, String message) {
    assertThatExceptionOfType(InvalidRequestBodyException.class)
        .isThrownBy(() -> read(body))
        .withMessage(message);
  }

  @Test
  void nullIsNoRequest() {
    assertThatExceptionOfType(InvalidRequestBodyException.class)
        .isThrownBy(() -> read("null"))
        .withMessage("Input should be a valid object");
  }

  @ParameterizedTest
  @MethodSource("hostileBodies")
  void hostileBodyIsRefusedBeforeItTakesMemory(String body) {
    assertThatExceptionOfType(InvalidRequestBodyException.class)
        .isThrownBy(() -> read(body))
        .withMessage(
            "The request body has more than 67108864 characters in one string, 1000 digits in one"
                + " number, 9 digits in an exponent, 1000 levels of nesting, or 2000000 JSON tokens");
  }

  static List<String> hostileBodies() {
    return List.of(
        "{'x':".replace('\'', '"') + "[".repeat(1_001),
        "{'x':".replace('\'', '"') + "1".repeat(1_001) + "}",
        "{'tools':[{'name':'n','input_schema':{'x':[1,{'x':1e66666666666666666}]}}]}"
            .replace('\'', '"'),
        "{'messages':[{'role':'user','content':[{'type':'tool_use','id':'t','name':'n','input':{'x':1e-2147483648}}]}]}"
            .replace('\'', '"'),
        "{'x':[".replace('\'', '"') + "[],".repeat(1_000_000),
        "{'x':{'x':{'x':{'x':[".replace('\'', '"')
            + "{'role':'user','content':[]},".replace('\'', '"').repeat(300_000));
  }

  private static MessagesRequest read(String body) throws Exception {
    return RequestReader.read(body.getBytes(UTF_8), MessagesRequest.class);
  }
}
