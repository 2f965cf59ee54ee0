package io.github.kiro4j.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.api.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A conversation with the admin API in a text file, whose first lines tell its form.
final class RecordedSession {

  private static final Pattern NAME = Pattern.compile("\\$\\{(\\w+)}");
  private static final String ANYTHING = "*";

  /// Sends one request.
  interface Sender {
    HttpResponse<String> send(String method, String path, @Nullable String body) throws Exception;
  }

  private record Exchange(String request, String body, int status, String answer) {}

  private final List<Exchange> exchanges;
  private final Map<String, String> values;

  private RecordedSession(List<Exchange> exchanges, Map<String, String> values) {
    this.exchanges = exchanges;
    this.values = new HashMap<>(values);
  }

  /// Reads a file beside this class.
  ///
  /// @param values of the names that are bound from the start
  static RecordedSession of(String file, Map<String, String> values) throws IOException {
    try (InputStream in = RecordedSession.class.getResourceAsStream(file)) {
      String text =
          new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
      List<Exchange> exchanges = new ArrayList<>();
      for (String exchange : text.replaceAll("(?m)^#.*\\R", "").split("(?m)^> ", -1)) {
        if (!exchange.isBlank()) {
          exchanges.add(exchange(exchange));
        }
      }
      return new RecordedSession(List.copyOf(exchanges), values);
    }
  }

  private static Exchange exchange(String text) {
    String[] halves = text.split("(?m)^< ", 2);
    String[] asked = halves[0].split("\\R", 2);
    String[] told = halves[1].split("\\R", 2);
    return new Exchange(asked[0], asked[1].strip(), Integer.parseInt(told[0].strip()), told[1]);
  }

  void replay(Sender sender) throws Exception {
    for (Exchange exchange : exchanges) {
      String[] request = filled(exchange.request()).split(" ", 2);
      String body = exchange.body().isEmpty() ? null : filled(exchange.body());
      HttpResponse<String> answer = sender.send(request[0], request[1], body);
      String where = exchange.request() + " " + answer.body();
      assertThat(answer.statusCode()).as(where).isEqualTo(exchange.status());
      compare(where, Json.MAPPER.readTree(exchange.answer()), Json.MAPPER.readTree(answer.body()));
    }
  }

  private String filled(String text) {
    return NAME.matcher(text)
        .replaceAll(match -> Matcher.quoteReplacement(values.getOrDefault(match.group(1), "?")));
  }

  private void compare(String where, JsonNode expected, JsonNode actual) {
    if (expected.isObject()) {
      expected.forEachEntry((name, value) -> {
        assertThat(actual.has(name)).as(where + " has " + name).isTrue();
        compare(where + " " + name, value, actual.get(name));
      });
    } else if (expected.isArray()) {
      assertThat(actual.size()).as(where).isEqualTo(expected.size());
      for (int i = 0; i < expected.size(); i++) {
        compare(where + " " + i, expected.get(i), actual.get(i));
      }
    } else if (expected.isTextual()) {
      compareText(where, expected.textValue(), actual);
    } else {
      assertThat(actual).as(where).isEqualTo(expected);
    }
  }

  private void compareText(String where, String expected, JsonNode actual) {
    Matcher name = NAME.matcher(expected);
    if (expected.equals(ANYTHING)) {
      assertThat(actual.isNull()).as(where).isFalse();
    } else if (name.matches()) {
      assertThat(actual.asText())
          .as(where)
          .isEqualTo(values.computeIfAbsent(name.group(1), _ -> actual.asText()));
    } else {
      assertThat(actual.asText()).as(where).isEqualTo(expected);
    }
  }
}
