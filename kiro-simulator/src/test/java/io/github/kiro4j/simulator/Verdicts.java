package io.github.kiro4j.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Answers as one line of text, for tables: `200`, or status, type, reason and message of a
/// refusal, those that there are, as in `400 ValidationException: Invalid profileArn.`.
public final class Verdicts {

  private Verdicts() {}

  public static String of(HttpResponse<byte[]> response) throws IOException {
    if (response.statusCode() == 200) {
      return "200";
    }
    JsonNode body = TestClient.json(response);
    String names =
        Stream.of(type(response, body), text(body, "reason"))
            .flatMap(Optional::stream)
            .collect(Collectors.joining(" "));
    return response.statusCode() + " " + names + ": " + body.path("message").asText();
  }

  /// The error's type where the dialect has it: the header of the REST dialect, or `__type`.
  private static Optional<String> type(HttpResponse<byte[]> response, JsonNode body) {
    Optional<String> inHeader = response.headers().firstValue("x-amzn-errortype");
    Optional<String> inBody = text(body, "__type").map(type -> type.replaceFirst("^.*#", "#"));
    if (inHeader.isPresent() && inBody.isPresent()) {
      throw new AssertionError("the error's type is in the header and in the body");
    }
    return inHeader.or(() -> inBody);
  }

  private static Optional<String> text(JsonNode body, String name) {
    return Optional.ofNullable(body.path(name).textValue());
  }
}
