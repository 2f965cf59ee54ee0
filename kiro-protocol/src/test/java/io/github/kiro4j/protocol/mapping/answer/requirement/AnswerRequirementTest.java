package io.github.kiro4j.protocol.mapping.answer.requirement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.protocol.mapping.answer.requirement.AnswerRequirement.AnyCall;
import io.github.kiro4j.protocol.mapping.answer.requirement.AnswerRequirement.CallOf;
import io.github.kiro4j.protocol.mapping.answer.requirement.AnswerRequirement.JsonText;
import io.github.kiro4j.protocol.mapping.answer.requirement.AnswerRequirement.Nothing;
import io.github.kiro4j.protocol.mapping.answer.requirement.AnswerRequirement.Verdict.Met;
import io.github.kiro4j.protocol.mapping.answer.requirement.AnswerRequirement.Verdict.Missed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerRequirementTest {

  private static final String RULE =
      " The answer must be one JSON value that satisfies the schema, and nothing else.";

  private static AnswerRequirement json(String schema) throws JsonProcessingException {
    return new JsonText(Json.MAPPER.readTree(schema.replace('\'', '"')));
  }

  @Test
  void callIsRequiredByName() {
    assertThat(new Nothing().metByCall("Read", false)).isTrue();
    assertThat(new AnyCall().metByCall("Read", false)).isTrue();
    assertThat(new AnyCall().metByCall("web_search", true)).isTrue();
    assertThat(new CallOf("Read").metByCall("read", false)).isTrue();
    assertThat(new CallOf("Read").metByCall("Write", false)).isFalse();
  }

  @Test
  void jsonMayComeAfterTheResultOfACallOfTheClientsTool() throws Exception {
    assertThat(json("{}").metByCall("Read", false)).isTrue();
    assertThat(json("{}").metByCall("web_search", true)).isFalse();
  }

  @Test
  void textIsNoCall() {
    assertThat(new Nothing().judge("Hi")).isEqualTo(new Met("Hi"));
    assertThat(new AnyCall().judge("Hi"))
        .isEqualTo(
            new Missed("Hi", "The answer has no tool call. The request requires a tool call."));
    assertThat(new CallOf("Read").judge("Hi"))
        .isEqualTo(
            new Missed(
                "Hi",
                "The answer has no call of the tool Read. The request requires a call of Read."));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {"a":1}                          | {"a":1}
          [1,[2]]                          | [1,[2]]
          ```json/{"a":1}/```              | {"a":1}
          Here you are:/  {"a":"}\\"{"}/Ok? | {"a":"}\\"{"}
          12                               | 12
          "text"                           | "text"
          """)
  void oneValueIsExtracted(String text, String expected) throws Exception {
    assertThat(json("{}").judge(text.replace('/', '\n'))).isEqualTo(new Met(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          I cannot {do} that.
          Broken:/{"a":1
          Broken:/{a:1}
          {"a":1} and more
          {"a":1}}
          ```/```
          """)
  void textWithoutAValuePassesUnchanged(String text) throws Exception {
    String lines = text.replace('/', '\n');

    assertThat(json("{}").judge(lines).text())
        .isEqualTo(text.startsWith("{") ? "{\"a\":1}" : lines);
  }

  @ParameterizedTest
  @CsvSource({"5000", "20000"})
  void longTextWithoutJsonPassesUnchanged(int words) throws Exception {
    String text = "word ".repeat(words);

    assertThat(json("{}").judge(text))
        .isEqualTo(new Missed(text, "The answer is not JSON." + RULE));
  }

  @Test
  void onlyTheValidOneOfSeveralValuesIsTheAnswer() throws Exception {
    AnswerRequirement object = json("{'type':'object'}");
    String quoting = "[1]\nAs source 1 says:\n{\"a\": 1}";
    String several = "{\"a\": 1}\n{\"a\": 2}";

    assertThat(object.judge(quoting)).isEqualTo(new Met("{\"a\": 1}"));
    assertThat(object.judge(several))
        .isEqualTo(new Missed(several, "The answer has several JSON values." + RULE));
  }

  @Test
  void valueThatViolatesTheSchemaComesWithTheProblem() throws Exception {
    assertThat(json("{'required':['city']}").judge("```\n{}\n```"))
        .isEqualTo(
            new Missed(
                "{}",
                "The JSON value does not satisfy the schema: the value must have the member"
                    + " \"city\"."
                    + RULE));
  }

  @Test
  void repeatedQuestionsOfThousandsOfValuesAreBounded() throws Exception {
    String text = "[]\n".repeat(500_000);

    assertThat(json("{'type':'object'}").judge(text))
        .isEqualTo(new Missed(text, "The answer has several JSON values." + RULE));
  }
}
