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

/// Finds the call of a fragment, although ids and names can be missing. Not thread-safe.
///
/// A fragment without an id continues the latest open call that its name fits, or begins a call
/// whose id may follow in a later fragment. A fragment without input for a closed call is a
/// repetition.
final class ToolCallRegistry {

  /// Most calls of a message. No model makes a hundredth of them.
  static final int MAX_CALLS = 10_000;

  /// Longest id that the upstream accepts, in characters.
  private static final int LONGEST_ID = 64;

  private final String generatedIdPrefix;
  private final Map<String, ToolCall> byUpstreamId = new HashMap<>();
  private final Set<String> ids = new HashSet<>();

  /// The open calls, the latest last, and the call of the latest fragment.
  private final List<ToolCall> open = new ArrayList<>();

  private @Nullable ToolCall latest;

  ToolCallRegistry(String messageId) {
    this.generatedIdPrefix = "toolu_" + legal(messageId.replaceFirst("^msg_", ""), 40) + "_";
  }

  /// The call of a fragment; empty if the fragment has no effect.
  Optional<ToolCall> callOf(ToolUseFragment fragment) {
    String upstreamId = nullIfBlank(fragment.toolUseId());
    String name = nullIfBlank(fragment.name());
    ToolCall call =
        upstreamId == null ? callNamed(name) : callIdentified(upstreamId, name).orElse(null);
    if (call == null || call.closed()) {
      if (ToolCall.isNoInput(fragment.input()) && (call != null || name == null)) {
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
      if (open.get(i).canHaveName(name)) {
        return open.get(i);
      }
    }
    return latest != null && latest.canHaveName(name) ? latest : null;
  }

  private Optional<ToolCall> callIdentified(String upstreamId, @Nullable String name) {
    ToolCall known = byUpstreamId.get(upstreamId);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<ToolCall> anonymous =
        open.stream().filter(call -> call.anonymous() && call.canHaveName(name)).findFirst();
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
    if (ids.size() >= MAX_CALLS) {
      throw new BrokenAnswerException(Damage.TOO_LARGE);
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

  /// A unique id for the client: the upstream's id if it is legal and new, else a derived or
  /// generated one.
  private String clientId(@Nullable String upstreamId) {
    String candidate =
        upstreamId == null ? generatedIdPrefix + (ids.size() + 1) : legal(upstreamId, LONGEST_ID);
    String id = candidate;
    for (int i = 2; !ids.add(id); i++) {
      String suffix = "_" + i;
      id = legal(candidate, LONGEST_ID - suffix.length()) + suffix;
    }
    return id;
  }

  private static String legal(String id, int longest) {
    String replaced = id.replaceAll("[^a-zA-Z0-9_-]", "_");
    return replaced.length() > longest ? replaced.substring(0, longest) : replaced;
  }

  private static @Nullable String nullIfBlank(@Nullable String value) {
    return value == null || value.isBlank() ? null : value;
  }
}
