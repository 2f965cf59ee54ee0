package io.github.kiro4j.protocol.failure;

import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Why the upstream did not answer, or not completely. Failures differ by what follows: what
/// happens to the credential, whether the request is retried, and which error the client receives.
///
/// Source: the exceptions in AWS's published streaming model, and the failures that users of Kiro
/// clients report.
public sealed interface UpstreamFailure {

  /// A failure that the upstream reported, before or in the middle of an answer.
  sealed interface Reported extends UpstreamFailure {
    /// What is known about the failure.
    Evidence evidence();
  }

  /// The request is malformed or asks for something that the upstream does not support. The failure
  /// does not depend on the credential, and a retry fails again.
  ///
  /// @param evidence what is known about the failure
  /// @param wording a message that is safe to show to clients
  record BadRequest(Evidence evidence, String wording) implements Reported {}

  /// The conversation does not fit the model's context window, or the body exceeds the limit of the
  /// proxy in front of the service.
  record ContextOverflow(Evidence evidence) implements Reported {}

  /// The model does not exist, or this account may not use it.
  record ModelNotAllowed(Evidence evidence) implements Reported {}

  /// The access token has expired or was revoked; a refresh may help.
  record TokenExpired(Evidence evidence) implements Reported {}

  /// The token is valid, but the profile ARN is missing, wrong, or belongs to another region.
  record NotAuthorized(Evidence evidence) implements Reported {}

  /// The account is suspended until the provider's support restores it.
  record Suspended(Evidence evidence) implements Reported {}

  /// The provider throttles this account temporarily because of suspicious activity.
  record RiskThrottled(Evidence evidence) implements Reported {}

  /// The account's credits, or its overage allowance, are used up until the next reset of the
  /// quota.
  record QuotaExhausted(Evidence evidence) implements Reported {}

  /// The account's daily quota of requests is used up.
  record DailyQuotaExhausted(Evidence evidence) implements Reported {}

  /// The model has no capacity at the moment; the failure does not depend on the account.
  record Capacity(Evidence evidence) implements Reported {}

  /// The account has exceeded its request rate.
  record RateLimited(Evidence evidence) implements Reported {}

  /// The service failed, and a retry may succeed: status 408, and every 5xx that no request causes.
  record Transient(Evidence evidence) implements Reported {}

  /// The signature of earlier reasoning in the request is not the provider's, or belongs to another
  /// conversation.
  record ThinkingSignatureInvalid(Evidence evidence) implements Reported {}

  /// Any other error, such as a 403, 404 or 409 without a known reason or wording.
  record Unexpected(Evidence evidence) implements Reported {}

  /// The gateway has no credential to send the request with, and only its operator can change that.
  record NoCredential(Obstacle obstacle) implements UpstreamFailure {
    /// Why there is no credential.
    public enum Obstacle {
      /// The gateway has no credential at all.
      NONE_ADDED,
      /// The gateway has credentials, but none that the client's key may use.
      NONE_ALLOWED,
      /// The operator has disabled every credential.
      DISABLED,
      /// Every credential lacks a setting or is disabled by the operator.
      INCOMPLETE
    }
  }

  /// No credential has a valid access token, and none can be had at the moment.
  ///
  /// @param retryAfter until the next attempt
  record NoToken(Blocker blocker, Duration retryAfter) implements UpstreamFailure {
    /// Why there is no token.
    public enum Blocker {
      /// The auth service of Google and GitHub sign-ins does not answer.
      KIRO_AUTH,
      /// The auth service of Builder ID and IAM Identity Center does not answer.
      AWS_AUTH,
      /// An organisation's own identity provider does not answer.
      IDENTITY_PROVIDER,
      /// The gateway cannot write new tokens to its disk.
      DISK
    }
  }

  /// The operator's own limits hold back every credential with which the request could be sent.
  ///
  /// @param retryAfter until a credential may be used again
  record AtLimit(Duration retryAfter) implements UpstreamFailure {}

  /// No response: the connection could not be established, or was reset.
  record Network() implements UpstreamFailure {}

  /// The upstream exceeded a timeout.
  record TimedOut(Phase phase) implements UpstreamFailure {
    /// Which timeout the upstream exceeded.
    public enum Phase {
      /// The first event of the answer.
      FIRST_EVENT,
      /// The next byte of the answer.
      IDLE,
      /// The end of the answer.
      TOTAL
    }
  }

  /// The event stream was damaged, or ended where an answer cannot end.
  record BrokenStream(Damage damage) implements UpstreamFailure {
    /// What is wrong with the stream.
    public enum Damage {
      /// A checksum does not match.
      CHECKSUM,
      /// The bytes are not a frame.
      MALFORMED_FRAME,
      /// The headers or the payload of a frame are not those of an event.
      MALFORMED_EVENT,
      /// The connection was lost in the middle of the answer.
      CUT,
      /// The stream ended inside a frame.
      TRUNCATED,
      /// The stream ended while a tool call was open.
      UNCLOSED_TOOL_CALL,
      /// The input of a complete tool call is not a JSON object, or the upstream reports the call
      /// as malformed.
      MALFORMED_TOOL_CALL,
      /// The upstream reports the model's whole output as malformed.
      MALFORMED_OUTPUT,
      /// The stream ended without an answer and without the events that mark a regular end.
      EMPTY,
      /// The stream ended without the events that mark a regular end, and the operator requires
      /// them.
      NO_END_EVIDENCE,
      /// The gateway would have to hold back more of the answer than its limits allow.
      TOO_LARGE
    }
  }

  /// What is known about a failure that the upstream reported. Holds nothing that identifies an
  /// account.
  ///
  /// @param status the HTTP status; null for a failure inside an answer stream
  /// @param type name of the exception without name space, for example `ThrottlingException`
  /// @param reason the service's reason code, for example `MONTHLY_REQUEST_COUNT`
  /// @param requestId the upstream's id of the request, for support cases
  /// @param retryAfter the delay that the upstream asks for
  record Evidence(
      @Nullable Integer status,
      @Nullable String type,
      @Nullable String reason,
      @Nullable String requestId,
      @Nullable Duration retryAfter) {

    private static final Pattern TYPE = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,99}");
    private static final Pattern REASON = Pattern.compile("[A-Z][A-Z0-9_]{0,99}");
    private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9-]{8,64}");

    /// Drops a value with other characters than its pattern allows, because it could be a secret.
    public Evidence {
      type = matching(TYPE, type);
      reason = matching(REASON, reason);
      requestId = matching(REQUEST_ID, requestId);
    }

    /// What is known about a failure that no HTTP response reported.
    public static Evidence withoutResponse(@Nullable String type, @Nullable String reason) {
      return new Evidence(null, type, reason, null, null);
    }

    /// Whether the failure is a response with this HTTP status.
    public boolean hasStatus(int expected) {
      return Integer.valueOf(expected).equals(status);
    }

    private static @Nullable String matching(Pattern alphabet, @Nullable String value) {
      return value != null && alphabet.matcher(value).matches() ? value : null;
    }
  }
}
