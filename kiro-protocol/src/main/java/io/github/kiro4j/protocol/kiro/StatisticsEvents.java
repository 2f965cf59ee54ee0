package io.github.kiro4j.protocol.kiro;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.protocol.kiro.KiroEvent.ContextUsage;
import io.github.kiro4j.protocol.kiro.KiroEvent.InvalidState;
import io.github.kiro4j.protocol.kiro.KiroEvent.Metadata;
import io.github.kiro4j.protocol.kiro.KiroEvent.Metering;
import io.github.kiro4j.protocol.kiro.KiroEvent.Refusal;
import io.github.kiro4j.protocol.kiro.KiroEvent.TokenUsage;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads the events of which one arrives per answer. A member of the wrong type counts as absent,
/// because an answer must not fail because of its statistics.
final class StatisticsEvents {

  /// The reader of the payload per `:event-type`. Events of other types are unknown, unless
  /// [KiroEventReader] reads them itself.
  static final Map<String, Function<JsonNode, KiroEvent>> READERS =
      Map.of(
          "metadataEvent", StatisticsEvents::metadata,
          "meteringEvent", StatisticsEvents::metering,
          "contextUsageEvent", StatisticsEvents::contextUsage,
          "invalidStateEvent", StatisticsEvents::invalidState);

  private StatisticsEvents() {}

  private static Metadata metadata(JsonNode event) {
    JsonNode usage = event.path("tokenUsage");
    JsonNode refusal = event.path("stopDetails").path("refusal");
    return new Metadata(
        usage.isObject() ? tokenUsage(usage) : null,
        text(event, "stopReason"),
        refusal.isObject() ? refusal(refusal) : null);
  }

  private static Metering metering(JsonNode event) {
    return new Metering(
        event.path("usage").asDouble(0), text(event, "unit"), text(event, "unitPlural"));
  }

  private static ContextUsage contextUsage(JsonNode event) {
    return new ContextUsage(event.path("contextUsagePercentage").asDouble(0));
  }

  private static InvalidState invalidState(JsonNode event) {
    return new InvalidState(text(event, "reason"), text(event, "message"));
  }

  static @Nullable String text(JsonNode object, String name) {
    return object.path(name).textValue();
  }

  private static Refusal refusal(JsonNode refusal) {
    return new Refusal(text(refusal, "category"), text(refusal, "explanation"));
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
