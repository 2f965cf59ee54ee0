package io.github.kiro4j.server.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Map;

/// How lines of the log and of the access log are written.
public enum LogFormat {
  /// For people.
  @JsonProperty("text")
  TEXT,
  /// For programs that collect logs: each line is a JSON object.
  @JsonProperty("json")
  JSON;

  /// The format that the word `json` in `KIRO4J_LOG` chooses, beside a level or alone.
  public static LogFormat from(Map<String, String> environment) {
    return Arrays.stream(environment.getOrDefault("KIRO4J_LOG", "").split(",", -1))
            .anyMatch(word -> word.strip().equalsIgnoreCase("json"))
        ? JSON
        : TEXT;
  }
}
