package io.github.kiro4j.protocol.failure;

import io.github.kiro4j.api.messages.ErrorType;
import io.github.kiro4j.protocol.failure.UpstreamFailure.AtLimit;
import io.github.kiro4j.protocol.failure.UpstreamFailure.BadRequest;
import io.github.kiro4j.protocol.failure.UpstreamFailure.BrokenStream;
import io.github.kiro4j.protocol.failure.UpstreamFailure.Capacity;
import io.github.kiro4j.protocol.failure.UpstreamFailure.ContextOverflow;
import io.github.kiro4j.protocol.failure.UpstreamFailure.DailyQuotaExhausted;
import io.github.kiro4j.protocol.failure.UpstreamFailure.Evidence;
import io.github.kiro4j.protocol.failure.UpstreamFailure.ModelNotAllowed;
import io.github.kiro4j.protocol.failure.UpstreamFailure.Network;
import io.github.kiro4j.protocol.failure.UpstreamFailure.NoCredential;
import io.github.kiro4j.protocol.failure.UpstreamFailure.NoToken;
import io.github.kiro4j.protocol.failure.UpstreamFailure.NotAuthorized;
import io.github.kiro4j.protocol.failure.UpstreamFailure.QuotaExhausted;
import io.github.kiro4j.protocol.failure.UpstreamFailure.RateLimited;
import io.github.kiro4j.protocol.failure.UpstreamFailure.RiskThrottled;
import io.github.kiro4j.protocol.failure.UpstreamFailure.Suspended;
import io.github.kiro4j.protocol.failure.UpstreamFailure.ThinkingSignatureInvalid;
import io.github.kiro4j.protocol.failure.UpstreamFailure.TimedOut;
import io.github.kiro4j.protocol.failure.UpstreamFailure.TokenExpired;
import io.github.kiro4j.protocol.failure.UpstreamFailure.Transient;
import io.github.kiro4j.protocol.failure.UpstreamFailure.Unexpected;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Maps each [UpstreamFailure] to a status and a message for the client. No other class does.
///
/// The statuses are those on which Claude Code and the official SDKs compact, wait, retry or stop
/// as the failure requires. A failure of an upstream account is never a 401 or 403, on which
/// clients ask the user to sign in. Source: the retry policy of the SDKs' public source code.
public final class ClientErrors {

  /// Longest `retry-after` for which the official SDKs wait; they fail at once if the value is
  /// larger.
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

  private static final Duration DEFAULT_WAIT = Duration.ofSeconds(10);

  /// Assumed duration of a suspicious-activity throttle if the upstream does not state one.
  private static final Duration RISK_WAIT = Duration.ofMinutes(10);

  /// The gateway stops before the answer is complete.
  public static final ClientError SHUTTING_DOWN =
      ClientError.of(503, ErrorType.OVERLOADED_ERROR, "The gateway is shutting down; retry later");

  /// The gateway started without its database of client keys.
  public static final ClientError KEYS_UNREAD =
      ClientError.of(
              503,
              ErrorType.API_ERROR,
              "The gateway cannot read its client keys at the moment; retry later. Its operator"
                  + " finds the cause in the log.")
          .retryAfter(Duration.ofSeconds(5));

  /// The operator cancelled the request.
  public static final ClientError CANCELLED_BY_OPERATOR =
      ClientError.of(
              503, ErrorType.API_ERROR, "The request was cancelled by the gateway's operator")
          .withoutRetry();

  /// The client has closed its connection; only logs and the admin API show this error. The status
  /// is nginx's.
  public static final ClientError CLIENT_LEFT =
      ClientError.of(499, ErrorType.API_ERROR, "The client has closed its connection");

  private ClientErrors() {}

  /// The client's error for a failure of its request.
  ///
  /// @param model the model as the client named it
  /// @param promptTokens the prompt's estimated size
  /// @param contextWindow the model's context window, in tokens
  public static ClientError of(
      UpstreamFailure failure, String model, int promptTokens, int contextWindow) {
    return switch (failure) {
      case BadRequest(_, String wording) ->
          ClientError.of(ErrorType.INVALID_REQUEST_ERROR, wording).withoutRetry();
      case ContextOverflow _ -> promptTooLong(promptTokens, contextWindow);
      case ModelNotAllowed _ -> ClientError.of(ErrorType.NOT_FOUND_ERROR, "model: " + model);
      case ThinkingSignatureInvalid _ ->
          ClientError.of(
              ErrorType.INVALID_REQUEST_ERROR, "messages: Invalid `signature` in `thinking` block");
      case TokenExpired _, NotAuthorized _, Suspended _ ->
          unavailable("The gateway's account with the model provider was refused");
      case AtLimit(Duration wait) ->
          ClientError.of(
                  ErrorType.RATE_LIMIT_ERROR,
                  "The gateway's accounts are at the limits that its operator has set")
              .retryAfter(wait);
      case NoToken(NoToken.Blocker obstacle, Duration wait) ->
          unavailable(wordingOf(obstacle)).retryAfter(wait);
      case NoCredential(NoCredential.Obstacle obstacle) -> unavailable(wordingOf(obstacle));
      case QuotaExhausted(Evidence evidence) ->
          spent("The quota of the gateway's accounts is used up", evidence);
      case DailyQuotaExhausted(Evidence evidence) ->
          spent("The daily quota of the gateway's accounts is used up", evidence);
      case RiskThrottled(Evidence evidence) ->
          rateLimited(Objects.requireNonNullElse(evidence.retryAfter(), RISK_WAIT));
      case RateLimited(Evidence evidence) -> rateLimited(shortWait(evidence.retryAfter()));
      case Capacity(Evidence evidence) ->
          ClientError.of(ErrorType.OVERLOADED_ERROR, "Overloaded")
              .retryAfter(evidence.retryAfter() == null ? null : shortWait(evidence.retryAfter()));
      case Transient _ -> badGateway("The model provider failed to answer");
      case Unexpected _ -> badGateway("The model provider refused the request");
      case Network _ -> badGateway("The model provider cannot be reached");
      case TimedOut(TimedOut.Phase phase) ->
          ClientError.of(ErrorType.TIMEOUT_ERROR, wordingOf(phase));
      case BrokenStream(BrokenStream.Damage damage) -> badGateway(wordingOf(damage));
    };
  }

  private static ClientError unavailable(String message) {
    return ClientError.of(503, ErrorType.API_ERROR, message);
  }

  /// The client's error for a prompt that does not fit the context window, in the wording on which
  /// Claude Code compacts the conversation.
  public static ClientError promptTooLong(int promptTokens, int contextWindow) {
    long tokens = Math.max(promptTokens, contextWindow + 1L);
    return ClientError.of(
            ErrorType.INVALID_REQUEST_ERROR,
            "prompt is too long: %d tokens > %d maximum".formatted(tokens, contextWindow))
        .withoutRetry();
  }

  private static ClientError rateLimited(Duration wait) {
    return ClientError.of(ErrorType.RATE_LIMIT_ERROR, "The model provider limits the request rate")
        .retryAfter(wait);
  }

  private static ClientError spent(String message, Evidence evidence) {
    return ClientError.of(ErrorType.RATE_LIMIT_ERROR, message)
        .retryAfter(evidence.retryAfter())
        .withoutRetry();
  }

  private static ClientError badGateway(String message) {
    return ClientError.of(502, ErrorType.API_ERROR, message);
  }

  private static Duration shortWait(@Nullable Duration asked) {
    Duration wait = Objects.requireNonNullElse(asked, DEFAULT_WAIT);
    return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }

  private static String wordingOf(NoCredential.Obstacle obstacle) {
    return switch (obstacle) {
      case NONE_ADDED -> "The gateway has no account with the model provider yet";
      case NONE_ALLOWED ->
          "The gateway no longer has an account that this API key may use; ask its operator";
      case DISABLED -> "The gateway's operator has disabled every account with the model provider";
      case INCOMPLETE ->
          "The gateway's accounts with the model provider are disabled or lack settings";
    };
  }

  private static String wordingOf(NoToken.Blocker obstacle) {
    return switch (obstacle) {
      case KIRO_AUTH -> "Kiro's auth service does not answer, so the gateway has no access token";
      case AWS_AUTH -> "AWS's auth service does not answer, so the gateway has no access token";
      case IDENTITY_PROVIDER ->
          "The identity provider of the gateway's account does not answer, so the gateway has no"
              + " access token";
      case DISK -> "The gateway cannot write to its disk, so it refreshes no access token";
    };
  }

  private static String wordingOf(TimedOut.Phase phase) {
    return switch (phase) {
      case FIRST_EVENT -> "The model provider did not begin to answer in time";
      case IDLE -> "The model provider fell silent in the middle of the answer";
      case TOTAL -> "The model provider did not finish the answer in time";
    };
  }

  private static String wordingOf(BrokenStream.Damage damage) {
    return switch (damage) {
      case CHECKSUM, MALFORMED_FRAME, MALFORMED_EVENT ->
          "The model provider's answer was damaged on the way";
      case CUT, TRUNCATED, NO_END_EVIDENCE -> "The model provider's answer was cut off";
      case UNCLOSED_TOOL_CALL -> "The model provider's answer was cut off inside a tool call";
      case MALFORMED_TOOL_CALL -> "The model produced a malformed tool call";
      case MALFORMED_OUTPUT -> "The model produced malformed output";
      case EMPTY -> "The model provider's answer was empty";
      case TOO_LARGE -> "The model provider's answer is larger than the gateway can hold";
    };
  }
}
