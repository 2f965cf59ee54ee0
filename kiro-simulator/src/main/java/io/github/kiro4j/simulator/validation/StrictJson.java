package io.github.kiro4j.simulator.validation;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.simulator.wire.KnownErrors;
import io.github.kiro4j.simulator.wire.RefusedException;
import java.io.IOException;
import java.util.Map;

/// Parses a body as the service does: exactly one JSON value, in well-formed Unicode.
final class StrictJson {

  private static final ObjectReader READER =
      Json.MAPPER.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private StrictJson() {}

  static JsonNode parse(byte[] body) {
    JsonNode node = read(body);
    if (node.isMissingNode()) {
      throw new RefusedException(KnownErrors.notJson("the body is empty"));
    }
    if (hasLoneSurrogate(node)) {
      throw new RefusedException(KnownErrors.notJson("half of a surrogate pair"));
    }
    return node;
  }

  private static JsonNode read(byte[] body) {
    try {
      return READER.readTree(body);
    } catch (IOException _) {
      throw new RefusedException(KnownErrors.notJson("syntax"));
    }
  }

  private static boolean hasLoneSurrogate(JsonNode node) {
    if (node.isTextual()) {
      return hasLoneSurrogate(node.textValue());
    }
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      if (hasLoneSurrogate(member.getKey()) || hasLoneSurrogate(member.getValue())) {
        return true;
      }
    }
    return node.isArray() && node.valueStream().anyMatch(StrictJson::hasLoneSurrogate);
  }

  /// Whether a text has a lone surrogate. A complete pair is one code point outside the basic
  /// plane.
  private static boolean hasLoneSurrogate(String text) {
    int i = 0;
    while (i < text.length()) {
      int c = text.codePointAt(i);
      if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
        return true;
      }
      i += Character.charCount(c);
    }
    return false;
  }
}
