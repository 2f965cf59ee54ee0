package io.github.kiro4j.protocol.mapping.answer;

import io.github.kiro4j.api.messages.StopReason;
import io.github.kiro4j.protocol.failure.BrokenAnswerException;
import io.github.kiro4j.protocol.failure.UpstreamFailure.BrokenStream.Damage;
import java.util.Locale;

/// Why a turn ended, from what the upstream says and from what it sent.
///
/// The upstream's own reason comes first, then a full context window, then tool calls. But agents
/// take `tool_use` without a call, and a call without `tool_use`, for a defect, so that these two
/// always go together where the upstream claims a regular end.
final class StopReasons {

  private StopReasons() {}

  /// @param outputLimit whether an exception said that the output limit was reached
  /// @param toolCalls whether the answer holds calls that the client must answer
  static StopReason of(UsageTally tally, boolean outputLimit, boolean toolCalls) {
    if (outputLimit) {
      return StopReason.MAX_TOKENS;
    }
    StopReason regular = toolCalls ? StopReason.TOOL_USE : StopReason.END_TURN;
    return tally
        .stopReason()
        .map(reason -> translate(reason, regular))
        .orElse(tally.windowFull() ? StopReason.MODEL_CONTEXT_WINDOW_EXCEEDED : regular);
  }

  private static StopReason translate(String reason, StopReason regular) {
    return switch (reason.toUpperCase(Locale.ROOT)) {
      case "END_TURN", "TOOL_USE", "STOP_SEQUENCE" -> regular;
      case "MODEL_CONTEXT_WINDOW_EXCEEDED" -> StopReason.MODEL_CONTEXT_WINDOW_EXCEEDED;
      case "CONTENT_FILTERED", "GUARDRAIL_INTERVENED" -> StopReason.REFUSAL;
      case "MALFORMED_TOOL_USE" -> throw new BrokenAnswerException(Damage.MALFORMED_TOOL_CALL);
      case "MALFORMED_MODEL_OUTPUT" -> throw new BrokenAnswerException(Damage.MALFORMED_OUTPUT);
      // MAX_TOKENS, and whatever else cut the answer short.
      default -> StopReason.MAX_TOKENS;
    };
  }
}
