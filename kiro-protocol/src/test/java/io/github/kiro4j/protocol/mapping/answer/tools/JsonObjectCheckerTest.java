package io.github.kiro4j.protocol.mapping.answer.tools;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import io.github.kiro4j.api.Json;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonObjectCheckerTest {

  private static final ObjectReader JACKSON =
      Json.EXACT_NUMBERS.with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private static boolean complete(String text) {
    JsonObjectChecker checker = new JsonObjectChecker();
    checker.accept(text);
    return checker.complete() && !checker.broken();
  }

  private static boolean isObjectToJackson(String text) {
    try {
      return JACKSON.readTree(text).isObject();
    } catch (JsonProcessingException _) {
      return false;
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        " { } ",
        "{\"a\":1}",
        "{\"a\":[1e999999999,-1.5E-000999999999]}",
        "{\"a\":-0.5e+10,\"b\":[],\"c\":[{},[1,2]],\"d\":null,\"e\":true,\"f\":false}",
        "{\"\\u00e4\\\"\\\\\\/\\b\\f\\n\\r\\t\":\"ü\"}"
      })
  void objectsAreComplete(String text) {
    assertThat(complete(text)).isTrue();
    assertThat(isObjectToJackson(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{",
        "{}}",
        "{}{}",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{,}",
        "{a:1}",
        "{\"a\":[1,]}",
        "{\"a\":[1}",
        "{\"a\":01}",
        "{\"a\":1.}",
        "{\"a\":tru}",
        "{\"a\":\"\n\"}",
        "{\"a\":\"\\x\"}",
        "{\"a\":\"\\u00g0\"}",
        "{\"a\":NaN}",
        "{\"a\":1e66666666666666666}",
        "{\"a\":1e-2147483648}"
      })
  void incompleteObjectIsNotComplete(String text) {
    assertThat(complete(text)).isFalse();
  }

  @Property(tries = 3_000)
  void agreesWithAnIndependentParser(@ForAll("nearlyJson") String text) {
    assertThat(complete(text)).isEqualTo(isObjectToJackson(text));
  }

  @Test
  void depthHasALimit() {
    assertThat(complete("{\"a\":" + "[".repeat(999) + "]".repeat(999) + "}")).isTrue();
    assertThat(complete("{\"a\":" + "[".repeat(1000) + "]".repeat(1000) + "}")).isFalse();
  }

  @Provide
  Arbitrary<String> nearlyJson() {
    return Arbitraries.of(
            "{", "}", "{\"a\":", "\"b\":", "[", "]", ",", "1", "-2.5e3", "\"x\"", "\"\\n\"", "true",
            "null", " ", "\\", "\"", ":", "{}", "[]", "0")
        .list()
        .ofMaxSize(9)
        .map(parts -> "{\"r\":" + String.join("", parts) + "}");
  }
}
