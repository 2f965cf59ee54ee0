package io.github.kiro4j.simulator.signin;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.simulator.recording.RecordedRequest;
import io.github.kiro4j.simulator.wire.OAuthRefusedException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Reads the parameters of sign-ins, and writes those of redirects.
final class SignInParameters {

  private SignInParameters() {}

  /// A text of a JSON body.
  ///
  /// @throws OAuthRefusedException if the body is malformed or has no such text
  static String json(RecordedRequest request, String name) {
    return optional(request, name)
        .orElseThrow(() -> OAuthRefusedException.invalidRequest(name + " is missing"));
  }

  static Optional<String> optional(RecordedRequest request, String name) {
    return Optional.ofNullable(body(request).path(name).textValue());
  }

  static List<String> texts(RecordedRequest request, String name) {
    return body(request).path(name).valueStream().map(JsonNode::asText).toList();
  }

  static JsonNode body(RecordedRequest request) {
    try {
      return request.json();
    } catch (UncheckedIOException _) {
      throw OAuthRefusedException.invalidRequest("Malformed JSON");
    }
  }

  /// A parameter of the query.
  static String query(RecordedRequest request, String name) {
    return request
        .queryParameter(name)
        .orElseThrow(() -> OAuthRefusedException.invalidRequest(name + " is missing"));
  }

  /// A field of a form in the body.
  static String form(RecordedRequest request, String name) {
    String body = new String(request.body(), StandardCharsets.UTF_8);
    return Arrays.stream(body.split("&", -1))
        .filter(pair -> pair.startsWith(name + "="))
        .map(pair -> URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8))
        .findFirst()
        .orElseThrow(() -> OAuthRefusedException.invalidRequest(name + " is missing"));
  }

  /// An address with more parameters.
  ///
  /// @param pairs names and values by turns
  static String with(String address, String... pairs) {
    StringBuilder text = new StringBuilder(address);
    for (int i = 0; i < pairs.length; i += 2) {
      text.append(text.indexOf("?") < 0 ? '?' : '&')
          .append(pairs[i])
          .append('=')
          .append(URLEncoder.encode(pairs[i + 1], StandardCharsets.UTF_8));
    }
    return text.toString();
  }
}
