package io.github.kiro4j.protocol.mapping.answer.tools;

import io.github.kiro4j.protocol.failure.BrokenAnswerException;
import io.github.kiro4j.protocol.failure.UpstreamFailure.BrokenStream.Damage;
import io.github.kiro4j.protocol.kiro.KiroEvent.ToolUseFragment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds the call that a fragment belongs to, although ids and names may be missing.
///
/// A fragment without an id continues the latest open call that its name fits, or begins a call
/// whose id may follow with a later fragment. Fragments of a call that was closed already, and that
/// bring nothing, are repetitions.
final class ToolCallRegistry {

  /// Longest id that the upstream takes back, in characters.
  private static final int LONGEST_ID = 64;

  private final String generatedIdPrefix;
  private final Map<String, ToolCall> byUpstreamId = new HashMap<>();
  private final Set<String> ids = new HashSet<>();

  /// The calls that are not closed, latest last, and the call of the latest fragment.
  private final List<ToolCall> open = new ArrayList<>();

  private @Nullable ToolCall latest;

  ToolCallRegistry(String messageId) {
    this.generatedIdPrefix = "toolu_" + clean(messageId.replaceFirst("^msg_", ""), 40) + "_";
  }

  /// The call of a fragment; empty if the fragment is to be ignored.
  Optional<ToolCall> callOf(ToolUseFragment fragment) {
    String upstreamId = presence(fragment.toolUseId());
    String name = presence(fragment.name());
    ToolCall call =
        upstreamId == null ? callNamed(name) : callIdentified(upstreamId, name).orElse(null);
    if (call == null || call.closed()) {
      if (ToolCall.meansNothing(fragment.input()) && (call != null || name == null)) {
        return Optional.empty();
      }
      call = begin(upstreamId, name);
    }
    touch(call);
    return Optional.of(call);
  }

  void closed(ToolCall call) {
    open.remove(call);
  }

  private @Nullable ToolCall callNamed(@Nullable String name) {
    for (int i = open.size() - 1; i >= 0; i--) {
      if (open.get(i).mayBeNamed(name)) {
        return open.get(i);
      }
    }
    return latest != null && latest.mayBeNamed(name) ? latest : null;
  }

  private Optional<ToolCall> callIdentified(String upstreamId, @Nullable String name) {
    ToolCall known = byUpstreamId.get(upstreamId);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<ToolCall> anonymous =
        open.stream().filter(call -> call.anonymous() && call.mayBeNamed(name)).findFirst();
    anonymous.ifPresent(call -> {
      call.identify(upstreamId);
      byUpstreamId.put(upstreamId, call);
    });
    return anonymous;
  }

  private ToolCall begin(@Nullable String upstreamId, @Nullable String name) {
    if (upstreamId == null && name == null) {
      throw new BrokenAnswerException(Damage.MALFORMED_TOOL_CALL);
    }
    ToolCall call = new ToolCall(clientId(upstreamId), upstreamId);
    if (upstreamId != null) {
      byUpstreamId.put(upstreamId, call);
    }
    return call;
  }

  private void touch(ToolCall call) {
    latest = call;
    open.remove(call);
    open.add(call);
  }

  /// The upstream's id where clients and upstream take it, else one of our own; never the same
  /// twice.
  private String clientId(@Nullable String upstreamId) {
    String wanted =
        upstreamId == null ? generatedIdPrefix + (ids.size() + 1) : clean(upstreamId, LONGEST_ID);
    String id = wanted;
    for (int i = 2; !ids.add(id); i++) {
      String suffix = "_" + i;
      id = clean(wanted, LONGEST_ID - suffix.length()) + suffix;
    }
    return id;
  }

  private static String clean(String id, int longest) {
    String cleaned = id.replaceAll("[^a-zA-Z0-9_-]", "_");
    return cleaned.length() > longest ? cleaned.substring(0, longest) : cleaned;
  }

  private static @Nullable String presence(@Nullable String value) {
    return value == null || value.isBlank() ? null : value;
  }
}
