package io.github.kiro4j.api.messages.reader;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.api.messages.ContentBlock.Text;
import io.github.kiro4j.api.messages.MessagesRequest;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LargeBodyParserTest {

  private static final String PADDING = "x".repeat(LargeBodyParser.LONG);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ab",
        "a\\nb\\t\\r\\b\\f",
        "\\/9j\\/4AAQ\\/",
        "\\\\",
        "\\\"",
        "\\u0041\\u00e9\\u20AC",
        "\\ud83d\\ude00",
        "\\ud83d alone",
        "\\u0000",
        "é € 😀",
        "é\\né😀\\\\€"
      })
  void aLongStringHasTheCharactersThatJacksonReads(String json) throws Exception {
    for (String text : new String[] {json + PADDING, PADDING + json, PADDING + json + PADDING}) {
      String body = "{\"a\": {\"n\": [\"%s\", \"short\", \"%s\"]}}".formatted(text, text);

      assertThat(tree(body)).isEqualTo(Json.MAPPER.readTree(body));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\x", "\\u12", "\\u12G4", "\\", "\n", "\u0001"})
  void anInvalidStringIsAnError(String json) {
    assertThatExceptionOfType(JsonProcessingException.class)
        .isThrownBy(() -> tree("[\"" + PADDING + json + "\"]"));
    assertThatExceptionOfType(JsonProcessingException.class)
        .isThrownBy(() -> tree("[\"" + PADDING + json));
  }

  @Test
  void invalidUtf8IsAnError() {
    byte[] body = ("[\"" + PADDING + "é\"]").getBytes(StandardCharsets.ISO_8859_1);

    assertThatExceptionOfType(IOException.class).isThrownBy(() -> tree(body));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16BE", "UTF-16LE", "UTF-32BE"})
  void otherEncodingsAreReadByJackson(String charset) throws Exception {
    String body = "[\"" + PADDING + "é\"]";

    assertThat(tree(body.getBytes(Charset.forName(charset)))).isEqualTo(Json.MAPPER.readTree(body));
  }

  @Test
  void aByteOrderMarkMovesTheString() throws Exception {
    String body = "[\"" + PADDING + "é\"]";

    assertThat(tree("\ufeff" + body)).isEqualTo(Json.MAPPER.readTree(body));
  }

  @Test
  void aBlockWhoseTypeStandsLastIsRead() throws Exception {
    MessagesRequest request =
        RequestReader.read(
            """
            {"model": "m", "max_tokens": 5, "messages": [
              {"role": "user", "content": [{"text": "%s\\n", "type": "text"}]}]}
            """
                .formatted(PADDING)
                .getBytes(UTF_8),
            MessagesRequest.class);

    assertThat(request.messages().getFirst().content()).containsExactly(new Text(PADDING + "\n"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'messages': [ITEMS | {'role': 'user', 'content': []}, | messages",
        "{'messages': [{'role': 'user', 'content': [ITEMS | {'type': 'text', 'text': ''},"
            + " | messages.0.content"
      })
  void tooManyItemsStopTheParser(String body, String item, String field) {
    String items = item.repeat(RequestReader.MAX_ITEMS);
    byte[] json = body.replace("ITEMS", items + "{}, not JSON").replace('\'', '"').getBytes(UTF_8);

    assertThatExceptionOfType(InvalidRequestBodyException.class)
        .isThrownBy(() -> RequestReader.read(json, MessagesRequest.class))
        .withMessage(
            field + ": List should have at most 100000 items after validation, not 100001");
  }

  @Test
  void theInputOfAToolMayHaveMoreItems() throws Exception {
    String items = "{},".repeat(RequestReader.MAX_ITEMS);
    String body = "{\"messages\": [{\"content\": [{\"input\": {\"rows\": [" + items + "{}]}}]}]}";

    assertThat(tree(body).findValue("rows")).hasSize(RequestReader.MAX_ITEMS + 1);
  }

  private static JsonNode tree(String body) throws IOException {
    return tree(body.getBytes(UTF_8));
  }

  private static JsonNode tree(byte[] body) throws IOException {
    try (JsonParser parser =
        new LargeBodyParser(Json.MAPPER.getFactory().createParser(body), body)) {
      return Json.MAPPER.readTree(parser);
    }
  }
}
