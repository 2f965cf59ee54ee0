package io.github.kiro4j.protocol.kiro;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.protocol.kiro.KiroEvent.ContextUsage;
import io.github.kiro4j.protocol.kiro.KiroEvent.InvalidState;
import io.github.kiro4j.protocol.kiro.KiroEvent.Metadata;
import io.github.kiro4j.protocol.kiro.KiroEvent.Metering;
import io.github.kiro4j.protocol.kiro.KiroEvent.Refusal;
import io.github.kiro4j.protocol.kiro.KiroEvent.TokenUsage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The events that come once per answer. A member of the wrong type is as good as absent: no answer
/// is worth losing over its statistics.
final class StatisticsEvents {

  private StatisticsEvents() {}

  static Metadata metadata(JsonNode event) {
    JsonNode usage = event.path("tokenUsage");
    JsonNode refusal = event.path("stopDetails").path("refusal");
    return new Metadata(
        usage.isObject() ? tokenUsage(usage) : null,
        text(event, "stopReason").orElse(null),
        refusal.isObject() ? refusal(refusal) : null);
  }

  static Metering metering(JsonNode event) {
    return new Metering(
        event.path("usage").asDouble(0),
        text(event, "unit").orElse(null),
        text(event, "unitPlural").orElse(null));
  }

  static ContextUsage contextUsage(JsonNode event) {
    return new ContextUsage(event.path("contextUsagePercentage").asDouble(0));
  }

  static InvalidState invalidState(JsonNode event) {
    return new InvalidState(
        text(event, "reason").orElse(null), text(event, "message").orElse(null));
  }

  static Optional<String> text(JsonNode object, String name) {
    return Optional.ofNullable(object.path(name).textValue());
  }

  private static Refusal refusal(JsonNode refusal) {
    return new Refusal(
        text(refusal, "category").orElse(null), text(refusal, "explanation").orElse(null));
  }

  private static TokenUsage tokenUsage(JsonNode usage) {
    return new TokenUsage(
        count(usage, "uncachedInputTokens"),
        count(usage, "outputTokens"),
        count(usage, "totalTokens"),
        count(usage, "cacheReadInputTokens"),
        count(usage, "cacheWriteInputTokens"));
  }

  private static @Nullable Integer count(JsonNode usage, String name) {
    JsonNode value = usage.path(name);
    return value.canConvertToInt() ? value.intValue() : null;
  }
}
