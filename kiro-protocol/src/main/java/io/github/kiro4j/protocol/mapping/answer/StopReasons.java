package io.github.kiro4j.protocol.mapping.answer;

import io.github.kiro4j.api.messages.StopReason;
import io.github.kiro4j.protocol.failure.BrokenAnswerException;
import io.github.kiro4j.protocol.failure.UpstreamFailure.BrokenStream.Damage;
import java.util.Locale;

/// Derives the stop reason of an answer from the upstream's events.
///
/// The upstream's own reason takes precedence, then a full context window, then tool calls. If the
/// upstream reports a regular end, the reason is `tool_use` exactly if there are tool calls,
/// because agents fail on one without the other.
final class StopReasons {

  private StopReasons() {}

  /// The stop reason.
  ///
  /// @param outputLimit whether an exception reported that the output limit was reached
  /// @param toolCalls whether the answer has tool calls that the client has to execute
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
      // MAX_TOKENS, and unknown reasons for an incomplete answer.
      default -> StopReason.MAX_TOKENS;
    };
  }
}
