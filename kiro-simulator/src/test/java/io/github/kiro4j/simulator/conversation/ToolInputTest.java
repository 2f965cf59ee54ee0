package io.github.kiro4j.simulator.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.simulator.Samples;
import io.github.kiro4j.simulator.conversation.ChatRequest.DeclaredTool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToolInputTest {

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          {"type":"string"}                                | "kiro4j-demo"
          {"type":"string","minLength":14}                 | "kiro4j-demo---"
          {"type":"string","maxLength":3}                  | "kir"
          {"type":"string","enum":["b","a"]}               | "b"
          {"enum":[2,1]}                                   | 2
          {"const":"c"}                                    | "c"
          {"type":"string","default":"d"}                  | "d"
          {"type":"string","examples":["e"]}               | "e"
          {"type":"integer"}                               | 1
          {"type":"number","minimum":5}                    | 5
          {"type":"boolean"}                               | false
          {"type":["integer","null"]}                      | 1
          {"type":"array","items":{"type":"string"}}       | []
          {"type":"array","items":{"type":"integer"},"minItems":2} | [1,1]
          {"type":"object","properties":{"b":{"type":"boolean"}},"required":["b"]} | {"b":false}
          {"type":"object","properties":{"b":{"type":"boolean"}}} | {}
          {"anyOf":[{"type":"integer"},{"type":"string"}]} | 1
          {"oneOf":[{"$ref":"#/$defs/level"}]}             | "high"
          {"$ref":"#/$defs/level"}                         | "high"
          {}                                               | "kiro4j-demo"
          """,
      delimiter = '|',
      quoteCharacter = '~')
  void fillsARequiredMemberByItsSchema(String schema, String expected) {
    String root =
        """
        {"type": "object", "properties": {"a": %s, "optional": {"type": "string"}},
         "required": ["a"], "$defs": {"level": {"enum": ["high"]}}}
        """
            .formatted(schema);

    assertThat(input("tool", root)).isEqualTo(Samples.parse("{\"a\":" + expected + "}"));
  }

  @Test
  void endsInARecursiveSchema() {
    String endless =
        """
        {"type": "object", "properties": {"next": {"$ref": "#"}}, "required": ["next"]}
        """;

    assertThat(input("tool", endless).has("next")).isTrue();
  }

  @Test
  void runsACommandGivenAsWords() {
    String shell =
        """
        {"type": "object", "properties": {"command": {"type": "array", "items": {"type": "string"}}},
         "required": ["command"]}
        """;

    assertThat(input("shell", shell))
        .isEqualTo(Samples.parse("{\"command\":[\"echo\",\"kiro4j-demo\"]}"));
  }

  @Test
  void aQuotedTextIsTheItemOfARequiredListOfTexts() {
    String commands =
        """
        {"type": "object", "properties": {"commands": {"type": "array", "items": {"type": "string"}}},
         "required": ["commands"]}
        """;

    assertThat(input("run_commands", commands, "Use run_commands with \"touch a.txt\"."))
        .isEqualTo(Samples.parse("{\"commands\":[\"touch a.txt\"]}"));
  }

  private static JsonNode input(String name, String schema) {
    return input(name, schema, "do it");
  }

  private static JsonNode input(String name, String schema, String question) {
    return ToolInput.of(new DeclaredTool(name, Samples.parse(schema)), question);
  }
}
