package io.github.kiro4j.protocol.mapping.answer.requirement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.github.kiro4j.api.Json;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaCheckTest {

  private static final Set<String> TYPES =
      Set.of("object", "array", "string", "number", "integer", "boolean", "null");

  private static JsonNode json(String text) {
    try {
      return Json.EXACT_NUMBERS.readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static String problem(String schema, String value) {
    return SchemaCheck.problem(json(schema), json(value)).orElse("");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {'type':'object'}                          | []              | the value must be of type object
          {'type':'integer'}                         | 1.5             | the value must be of type integer
          {'type':['string','null']}                 | 1               | the value must be of one of the types ["string","null"]
          {'const':'a'}                              | 'b'             | the value must be "a"
          {'enum':['a','b']}                         | 'c'             | the value must be one of ["a","b"]
          {'enum':[1]}                               | 2               | the value must be one of [1]
          {'required':['city']}                      | {}              | the value must have the member "city"
          {'properties':{'a':{'type':'string'}}}     | {'a':1}         | /a must be of type string
          {'additionalProperties':false}             | {'a':1}         | /a must be left out
          {'additionalProperties':{'type':'null'}}   | {'a':1}         | /a must be of type null
          {'items':{'type':'string'}}                | ['a',2]         | /1 must be of type string
          {'items':[{},{'type':'string'}]}           | [1,2]           | /1 must be of type string
          {'prefixItems':[{}],'items':false}         | [1,2]           | /1 must be left out
          {'minItems':2}                             | [1]             | the value must have at least 2 items
          {'maxItems':0}                             | [1]             | the value must have at most 0 items
          {'minLength':1}                            | ''              | the value must have at least 1 characters
          {'maxLength':1}                            | 'ab'            | the value must have at most 1 characters
          {'minimum':0}                              | -1              | the value must be at least 0
          {'maximum':1e400}                          | 1e401           | the value must be at most 1E+400
          {'exclusiveMinimum':0}                     | 0               | the value must be more than 0
          {'exclusiveMaximum':1}                     | 1.0             | the value must be less than 1
          {'anyOf':[{'type':'string'},{'type':'null'}]} | 1            | the value matches none of the schema's alternatives
          {'oneOf':[{'type':'string'},{'properties':{'a':{'type':'null'}}}]} | {'a':1} | /a must be of type null
          {'allOf':[{},{'required':['a']}]}          | {}              | the value must have the member "a"
          {'$ref':'#/$defs/a','$defs':{'a':{'type':'null'}}} | 1       | the value must be of type null
          {'$ref':'#/$defs/a%20~0b','$defs':{'a ~b':{'type':'null'}}} | 1 | the value must be of type null
          {'properties':{'child':{'$ref':'#'}},'required':['id']} | {'id':1,'child':{'id':2,'child':{}}} | /child/child must have the member "id"
          false                                      | 1               | the value must be left out
          """)
  void firstProblemIsStated(String schema, String value, String expected) {
    assertThat(problem(schema, value)).isEqualTo(expected);
    VersionFlag draft = schema.contains("'items':[") ? VersionFlag.V201909 : VersionFlag.V202012;
    assertThat(refusedByAnotherValidator(draft, json(schema), json(value))).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {'type':'integer'}                         | 1.0
          {'type':'integer'}                         | 1e400
          {'type':'number'}                          | 1
          {'enum':[1.0,{'a':2}]}                     | 1
          {'enum':[1.0,{'a':2}]}                     | {'a':2.00}
          {'maxLength':1}                            | '😀'
          {'required':['a']}                         | 'text'
          {'properties':{'a':{'type':'string'}}}     | {'b':1}
          {'anyOf':[{'type':'string'},{'type':'null'}]} | null
          {'type':'made up'}                         | 1
          {'pattern':'a'}                            | 'b'
          {'format':'date'}                          | 'never'
          {'const':{'a':1.0}}                        | {'a':1}
          {'not':{'type':'null'}}                    | null
          {'if':{'type':'null'},'then':false}        | null
          {'oneOf':[{'type':'string'},{'pattern':'b'}]} | 'a'
          {'patternProperties':{'^a':{}},'additionalProperties':false} | {'a':1}
          {'$ref':'https://example.org/schema.json'} | 1
          {'$ref':'#/nowhere'}                       | 1
          {'$ref':'#anchor'}                         | 1
          {'minimum':'a','enum':1,'required':1,'anyOf':1,'items':1,'properties':1,'$ref':1} | {'a':[1]}
          [1]                                        | 1
          """)
  void whatIsValidOrNotKnownIsAccepted(String schema, String value) {
    assertThat(problem(schema, value)).isEmpty();
  }

  /// Alternatives that refer to each other double the work with each level.
  @ParameterizedTest
  @ValueSource(strings = {"allOf", "anyOf", "oneOf"})
  @Timeout(10)
  void workOfAnySchemaIsBounded(String keyword) {
    String levels =
        IntStream.range(0, 150)
            .mapToObj(i ->
                "'a%d':{'%s':[{'$ref':'#/$defs/a%d'},{'$ref':'#/$defs/a%d'}]}"
                    .formatted(i, keyword, i + 1, i + 1))
            .collect(Collectors.joining(","));
    String schema = "{'$ref':'#/$defs/a0','$defs':{%s,'a150':{'type':'null'}}}".formatted(levels);

    assertThat(SchemaCheck.problem(json(schema), json("1"))).isNotNull();
    assertThat(problem(schema, "null")).isEmpty();
  }

  @Test
  void referenceToItselfEnds() {
    assertThat(problem("{'$ref':'#'}", "1")).isEmpty();
    assertThat(problem("{'$ref':'#/$defs/a','$defs':{'a':{'$ref':'#/$defs/a'}}}", "1")).isEmpty();
    assertThat(problem("{'items':{'$ref':'#'}}", "[".repeat(900) + "]".repeat(900))).isEmpty();
  }

  /// A validator of the whole specification has the same opinion about the keywords that both know.
  /// That validator takes 1 and 1.0 for different numbers inside of a `const`, against the
  /// specification, and so gets 1 for both.
  @Property(tries = 5_000)
  void opinionIsThatOfAValidatorOfTheWholeSpecification(
      @ForAll("schemas") String schema, @ForAll("values") String value) {
    JsonNode parsed = json(schema);

    assertThat(SchemaCheck.problem(parsed, json(value)).isPresent())
        .isEqualTo(
            refusedByAnotherValidator(
                VersionFlag.V202012, parsed, json(value.replace("1.0", "1"))));
  }

  private static boolean refusedByAnotherValidator(
      VersionFlag draft, JsonNode schema, JsonNode value) {
    return !JsonSchemaFactory.getInstance(draft).getSchema(schema).validate(value).isEmpty();
  }

  @Provide
  Arbitrary<String> schemas() {
    Arbitrary<String> schemas = schemas(3);
    return Arbitraries.oneOf(
        schemas,
        schemas.map("{'properties':{'a':{'$ref':'#/$defs/x'}},'$defs':{'x':%s}}"::formatted));
  }

  private static Arbitrary<String> schemas(int depth) {
    Arbitrary<String> leaf =
        Arbitraries.oneOf(
            Arbitraries.of(TYPES).map("{'type':'%s'}"::formatted),
            Arbitraries.of(
                "{}",
                "true",
                "false",
                "{'enum':['a',1,null]}",
                "{'const':{'a':1}}",
                "{'minimum':1}",
                "{'exclusiveMaximum':2,'type':'number'}",
                "{'minLength':2}",
                "{'maxLength':1,'type':['string','null']}",
                "{'maxItems':1}",
                "{'minItems':1}",
                "{'required':['a']}"));
    if (depth == 0) {
      return leaf;
    }
    Arbitrary<String> inner = schemas(depth - 1);
    return Arbitraries.oneOf(
        leaf,
        inner.map("{'items':%s}"::formatted),
        inner.map("{'additionalProperties':%s}"::formatted),
        Combinators.combine(Arbitraries.of("anyOf", "allOf", "prefixItems"), inner, inner)
            .as("{'%s':[%s,%s]}"::formatted),
        Combinators.combine(inner, inner)
            .as("{'properties':{'a':%s},'additionalProperties':%s,'required':['a']}"::formatted));
  }

  @Provide
  Arbitrary<String> values() {
    return values(2);
  }

  private static Arbitrary<String> values(int depth) {
    Arbitrary<String> leaf =
        Arbitraries.of("1", "1.0", "2.5", "'a'", "'ab'", "''", "null", "true", "{}", "[]");
    if (depth == 0) {
      return leaf;
    }
    Arbitrary<String> inner = values(depth - 1);
    return Arbitraries.oneOf(
        leaf,
        inner.map("{'a':%s}"::formatted),
        Combinators.combine(inner, inner).as("{'a':%s,'b':%s}"::formatted),
        Combinators.combine(inner, inner).as("[%s,%s]"::formatted));
  }
}
