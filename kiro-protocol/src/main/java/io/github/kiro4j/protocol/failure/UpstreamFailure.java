package io.github.kiro4j.protocol.failure;

import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Why the upstream did not answer, or not to the end. One member per thing that is decided
/// differently: what happens to the credential, whether to send again, what the client is told.
///
/// Source: the failure classes that the Kiro gateways have found in practice.
public sealed interface UpstreamFailure {

  /// A refusal or failure that the upstream itself reported, before or in the middle of an answer.
  sealed interface Reported extends UpstreamFailure {
    Evidence evidence();
  }

  /// The request is malformed or asks for what the upstream cannot do. No credential is to blame,
  /// and sending it again is useless.
  ///
  /// @param wording a sentence that is safe to show
  record BadRequest(Evidence evidence, String wording) implements Reported {}

  /// The conversation does not fit the model's context window, or the body the front proxy.
  record ContextOverflow(Evidence evidence) implements Reported {}

  /// This account may not use the model, or nobody may.
  record ModelNotAllowed(Evidence evidence) implements Reported {}

  /// The access token is expired or revoked; a refresh may help.
  record TokenExpired(Evidence evidence) implements Reported {}

  /// The token is good, but the profile ARN is missing, wrong, or belongs to another region; or the
  /// endpoint does not take this kind of account, or this client on its behalf.
  record NotAuthorized(Evidence evidence) implements Reported {}

  /// The account is locked; only the provider's support lifts that.
  record Suspended(Evidence evidence) implements Reported {}

  /// The provider slows this account down for a while because something looked suspicious.
  record RiskThrottled(Evidence evidence) implements Reported {}

  /// The account's credits, or its overage allowance, are used up until the next reset.
  record QuotaExhausted(Evidence evidence) implements Reported {}

  /// The account's requests of this day are used up.
  record DailyQuotaExhausted(Evidence evidence) implements Reported {}

  /// The model has no capacity at the moment; the account is not to blame.
  record Capacity(Evidence evidence) implements Reported {}

  /// Too many requests in too short a time.
  record RateLimited(Evidence evidence) implements Reported {}

  /// The service failed in a way that may pass: 408 and every 5xx that is not the caller's fault.
  record Transient(Evidence evidence) implements Reported {}

  /// A signature on replayed reasoning is not the provider's, or belongs to another conversation.
  record ThinkingSignatureInvalid(Evidence evidence) implements Reported {}

  /// Any other refusal, such as a 403, 404 or 409 that says nothing known.
  record Unexpected(Evidence evidence) implements Reported {}

  /// The gateway has no credential to send the request with, and only its operator can change that.
  record NoCredential(Obstacle obstacle) implements UpstreamFailure {
    /// Why there is no credential.
    public enum Obstacle {
      /// The gateway has no credential at all.
      NONE_ADDED,
      /// The operator has disabled every credential.
      DISABLED,
      /// Every credential lacks a setting or is disabled by the operator.
      INCOMPLETE
    }
  }

  /// No answer at all: the connection was refused, reset or never came about.
  record Network() implements UpstreamFailure {}

  /// The upstream was silent for too long.
  record TimedOut(Phase phase) implements UpstreamFailure {
    /// What did not come in time.
    public enum Phase {
      /// The first event of the answer.
      FIRST_EVENT,
      /// The next byte of the answer.
      IDLE,
      /// The end of the answer.
      TOTAL
    }
  }

  /// The answer stream was damaged or ended where it must not end.
  record BrokenStream(Damage damage) implements UpstreamFailure {
    /// What is wrong with the stream.
    public enum Damage {
      /// A checksum does not match.
      CHECKSUM,
      /// Bytes that are no frame.
      MALFORMED_FRAME,
      /// A frame whose headers or payload are not those of an event.
      MALFORMED_EVENT,
      /// The connection was lost.
      CUT,
      /// The stream ended inside a frame.
      TRUNCATED,
      /// The stream ended while a tool call was open.
      UNCLOSED_TOOL_CALL,
      /// The input of a finished tool call is not a JSON object, or the model says that it is
      /// malformed.
      MALFORMED_TOOL_CALL,
      /// The model's output as a whole is reported to be malformed.
      MALFORMED_OUTPUT,
      /// The stream ended without an answer and without any sign of a regular end.
      EMPTY,
      /// The stream ended without the events that mark a regular end, and those are required.
      NO_END_EVIDENCE,
      /// More had to be held back than the gateway is willing to hold.
      TOO_LARGE
    }
  }

  /// What is known of a reported failure, free of anything that identifies an account.
  ///
  /// @param status the HTTP status; null for a failure inside an answer stream
  /// @param type the exception's name without name space, for example `ThrottlingException`
  /// @param reason the service's reason code, for example `MONTHLY_REQUEST_COUNT`
  /// @param requestId the upstream's id of the request, for support cases
  /// @param retryAfter how long the upstream asks to wait
  record Evidence(
      @Nullable Integer status,
      @Nullable String type,
      @Nullable String reason,
      @Nullable String requestId,
      @Nullable Duration retryAfter) {

    private static final Pattern TYPE = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,99}");
    private static final Pattern REASON = Pattern.compile("[A-Z][A-Z0-9_]{0,99}");
    private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9-]{8,64}");

    /// Values outside their alphabets are left out, whatever the upstream put there.
    public Evidence {
      type = matching(TYPE, type);
      reason = matching(REASON, reason);
      requestId = matching(REQUEST_ID, requestId);
    }

    private static @Nullable String matching(Pattern alphabet, @Nullable String value) {
      return value != null && alphabet.matcher(value).matches() ? value : null;
    }
  }
}
