package io.github.kiro4j.protocol.mapping.answer;

import io.github.kiro4j.protocol.kiro.KiroEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Short names for upstream events.
final class Kiro {

  /// An event that marks a regular end.
  static final KiroEvent METERING = new KiroEvent.Metering(0.25, "credit", "credits");

  private Kiro() {}

  static KiroEvent text(String content) {
    return new KiroEvent.AssistantResponse(content, null);
  }

  static KiroEvent reasoning(String text) {
    return new KiroEvent.Reasoning(text, null, null);
  }

  static KiroEvent signature(String fragment) {
    return new KiroEvent.Reasoning(null, fragment, null);
  }

  static KiroEvent redacted(String data) {
    return new KiroEvent.Reasoning(null, null, data);
  }

  static KiroEvent tool(
      @Nullable String id, @Nullable String name, @Nullable String input, boolean stop) {
    return new KiroEvent.ToolUseFragment(id, name, input, stop ? true : null);
  }

  static KiroEvent stopReason(String reason) {
    return new KiroEvent.Metadata(null, reason, null);
  }

  static KiroEvent exception(String type) {
    return new KiroEvent.ModelledException(type, null, null);
  }

  /// The events and an event that marks a regular end.
  static List<KiroEvent> ended(KiroEvent... events) {
    List<KiroEvent> all = new ArrayList<>(Arrays.asList(events));
    all.add(METERING);
    return all;
  }
}
