package io.github.kiro4j.simulator.validation;

import java.util.Set;

/// Rules of a request body that depend on the dialect.
///
/// @param maxBytes largest body; a larger one is refused as `Input is too long.`
/// @param bodyMembers members of the body beside those that both dialects have
/// @param stateMembers members of `conversationState` beside those that both dialects have
/// @param emptyHistoryRefused whether `"history": []` is refused, about which the sources disagree
/// @param assistantMayBegin whether the history may begin with an assistant message
public record BodyForm(
    long maxBytes,
    Set<String> bodyMembers,
    Set<String> stateMembers,
    boolean emptyHistoryRefused,
    boolean assistantMayBegin) {

  /// Source: AWS's published `@aws/codewhisperer-streaming-client` 1.0.45.
  public static final BodyForm REST =
      new BodyForm(Long.MAX_VALUE, Set.of(), Set.of(), false, false);

  /// Source: captures and probes of kiro2claude (autumn 2026).
  public static final BodyForm RUNTIME = runtime(true);

  /// As [#RUNTIME], but for the contested refusal.
  public static final BodyForm RUNTIME_WITH_EMPTY_HISTORY = runtime(false);

  /// The largest body that was seen to pass (kiro-lb, autumn 2026).
  private static final long RUNTIME_MAX_BYTES = 1_085_435;

  private static BodyForm runtime(boolean emptyHistoryRefused) {
    return new BodyForm(
        RUNTIME_MAX_BYTES,
        Set.of("agentMode"),
        Set.of("rootConversationId"),
        emptyHistoryRefused,
        true);
  }
}
