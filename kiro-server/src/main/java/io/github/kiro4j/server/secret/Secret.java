package io.github.kiro4j.server.secret;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/// A value that must never be shown: its text form is a fixed text.
public record Secret(String value) {

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Secret {}

  /// Whether the value is empty or nothing but white space.
  public boolean blank() {
    return value.isBlank();
  }

  /// Compares in constant time, whatever the position of the first difference.
  public boolean matches(String candidate) {
    return MessageDigest.isEqual(
        value.getBytes(StandardCharsets.UTF_8), candidate.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "[redacted]";
  }
}
