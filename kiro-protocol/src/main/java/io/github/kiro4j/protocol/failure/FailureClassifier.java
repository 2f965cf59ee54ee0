package io.github.kiro4j.protocol.failure;

import io.github.kiro4j.protocol.eventstream.EventStreamException;
import io.github.kiro4j.protocol.failure.UpstreamFailure.BadRequest;
import io.github.kiro4j.protocol.failure.UpstreamFailure.BrokenStream;
import io.github.kiro4j.protocol.failure.UpstreamFailure.BrokenStream.Damage;
import io.github.kiro4j.protocol.failure.UpstreamFailure.Capacity;
import io.github.kiro4j.protocol.failure.UpstreamFailure.ContextOverflow;
import io.github.kiro4j.protocol.failure.UpstreamFailure.DailyQuotaExhausted;
import io.github.kiro4j.protocol.failure.UpstreamFailure.Evidence;
import io.github.kiro4j.protocol.failure.UpstreamFailure.ModelNotAllowed;
import io.github.kiro4j.protocol.failure.UpstreamFailure.QuotaExhausted;
import io.github.kiro4j.protocol.failure.UpstreamFailure.RateLimited;
import io.github.kiro4j.protocol.failure.UpstreamFailure.Reported;
import io.github.kiro4j.protocol.failure.UpstreamFailure.Suspended;
import io.github.kiro4j.protocol.failure.UpstreamFailure.ThinkingSignatureInvalid;
import io.github.kiro4j.protocol.failure.UpstreamFailure.TokenExpired;
import io.github.kiro4j.protocol.failure.UpstreamFailure.Transient;
import io.github.kiro4j.protocol.failure.UpstreamFailure.Unexpected;
import io.github.kiro4j.protocol.kiro.CapacityReasons;
import io.github.kiro4j.protocol.kiro.ExceptionNames;
import io.github.kiro4j.protocol.kiro.KiroEvent;
import io.github.kiro4j.protocol.kiro.MalformedEventException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Classifies the upstream's error responses and failing streams as [UpstreamFailure]s.
///
/// A known reason code decides, whatever the status is: a monthly limit was reported with status
/// 400. Without a reason code, the wording of the message decides; wordings that would take a
/// credential out of use count only with a status or an exception type that fits. Then the
/// exception's type decides, then the status.
///
/// Source: status codes and reasons of the exceptions in AWS's published streaming model, and
/// reports of users of Kiro clients.
public final class FailureClassifier {

  /// Name of the exception that ends an answer at the model's output limit.
  private static final String OUTPUT_LIMIT = "ContentLengthExceeded";

  private FailureClassifier() {}

  /// Classifies an HTTP response that is not a success.
  ///
  /// @param errorType the `X-Amzn-Errortype` header
  /// @param retryAfter the delay that the `Retry-After` header asks for, in whichever form
  /// @param body the raw body, JSON or not
  /// @param requestId the `x-amzn-requestid` header
  public static Reported classify(
      int status,
      @Nullable String errorType,
      @Nullable Duration retryAfter,
      byte[] body,
      @Nullable String requestId) {
    ErrorBody error = ErrorBody.parse(body);
    return classify(
        new Evidence(
            status,
            ExceptionNames.bare(errorType).orElse(error.type()),
            error.reason(),
            requestId,
            retryAfter),
        error.message());
  }

  /// The failure that an event reports. Empty for an event that is part of an answer; an exception
  /// that only reports that the answer has reached the model's output limit is part of an answer
  /// too.
  public static Optional<UpstreamFailure> failureIn(KiroEvent event) {
    return switch (event) {
      case KiroEvent.ModelledException exception when endsAtOutputLimit(exception) ->
          Optional.empty();
      case KiroEvent.Failure failure -> Optional.of(classify(failure));
      case KiroEvent.Content _,
          KiroEvent.Statistics _,
          KiroEvent.InitialResponse _,
          KiroEvent.Unknown _ ->
          Optional.empty();
    };
  }

  private static Reported classify(KiroEvent.Failure failure) {
    return switch (failure) {
      case KiroEvent.ModelledException exception -> classify(exception);
      case KiroEvent.UnmodelledError error -> classify(error);
      case KiroEvent.InvalidState state -> classify(state);
    };
  }

  /// Classifies an exception in the middle of a stream.
  static Reported classify(KiroEvent.ModelledException exception) {
    return inStream(exception.type(), exception.reason(), exception.message());
  }

  /// Classifies an unmodelled error in the middle of a stream. An error without a known code counts
  /// as a failure of the service.
  static Reported classify(KiroEvent.UnmodelledError error) {
    Reported failure = inStream(error.code(), null, error.message());
    return failure instanceof Unexpected(Evidence evidence) ? new Transient(evidence) : failure;
  }

  /// Classifies the event with which the service aborts an answer.
  static Reported classify(KiroEvent.InvalidState state) {
    Evidence evidence = Evidence.withoutResponse("invalidStateEvent", state.reason());
    return capacity(evidence).orElseGet(() -> new Unexpected(evidence));
  }

  /// Classifies bytes that are not complete, undamaged frames.
  public static BrokenStream classify(EventStreamException broken) {
    return new BrokenStream(
        switch (broken) {
          case EventStreamException.PreludeChecksum _, EventStreamException.MessageChecksum _ ->
              Damage.CHECKSUM;
          case EventStreamException.InvalidLength _, EventStreamException.MalformedHeader _ ->
              Damage.MALFORMED_FRAME;
          case EventStreamException.Truncated _ -> Damage.TRUNCATED;
        });
  }

  /// Classifies a frame that holds no readable event.
  public static BrokenStream classify(MalformedEventException malformed) {
    return new BrokenStream(Damage.MALFORMED_EVENT);
  }

  /// Whether an exception only reports that the answer has reached the model's output limit.
  private static boolean endsAtOutputLimit(KiroEvent.ModelledException exception) {
    return ExceptionNames.bare(exception.type())
        .map(ExceptionNames::stem)
        .filter(OUTPUT_LIMIT::equals)
        .isPresent();
  }

  private static Reported inStream(
      @Nullable String type, @Nullable String reason, @Nullable String message) {
    return classify(
        Evidence.withoutResponse(ExceptionNames.bare(type).orElse(null), reason),
        Objects.requireNonNullElse(message, ""));
  }

  private static Reported classify(Evidence evidence, String message) {
    return capacity(evidence)
        .or(() -> KnownSentence.accountFault(message, evidence))
        .or(() ->
            evidence.reason() == null
                ? KnownSentence.meaningOf(message, evidence)
                : byReason(evidence.reason(), evidence, message))
        .or(() -> bodyLimit(evidence))
        .or(() -> byType(evidence, message))
        .orElseGet(() -> byStatus(evidence, message));
  }

  private static Optional<Reported> capacity(Evidence evidence) {
    boolean missing =
        CapacityReasons.include(evidence.reason()) || CapacityReasons.include(evidence.type());
    return missing ? Optional.of(new Capacity(evidence)) : Optional.empty();
  }

  private static Optional<Reported> byReason(String reason, Evidence evidence, String message) {
    return Optional.ofNullable(
        switch (reason) {
          case "CONTENT_LENGTH_EXCEEDS_THRESHOLD", "PROMPT_TOO_LONG" ->
              new ContextOverflow(evidence);
          case "INVALID_MODEL_ID" -> new ModelNotAllowed(evidence);
          case "THINKING_SIGNATURE_INVALID" -> new ThinkingSignatureInvalid(evidence);
          case "TEMPORARILY_SUSPENDED" -> new Suspended(evidence);
          case "MONTHLY_REQUEST_COUNT", "OVERAGE_REQUEST_LIMIT_EXCEEDED" ->
              new QuotaExhausted(evidence);
          case "DAILY_REQUEST_COUNT" -> new DailyQuotaExhausted(evidence);
          default -> ValidationWording.isReason(reason) ? badRequest(evidence, message) : null;
        });
  }

  /// The proxy in front of the service refuses bodies by their size.
  private static Optional<Reported> bodyLimit(Evidence evidence) {
    return evidence.hasStatus(413) ? Optional.of(new ContextOverflow(evidence)) : Optional.empty();
  }

  private static Optional<Reported> byType(Evidence evidence, String message) {
    if (evidence.type() == null) {
      return Optional.empty();
    }
    return Optional.ofNullable(
        switch (ExceptionNames.stem(evidence.type())) {
          case "Validation" -> badRequest(evidence, message);
          case "UnknownOperation" -> new Unexpected(evidence);
          case OUTPUT_LIMIT -> new ContextOverflow(evidence);
          case "Throttling" -> new RateLimited(evidence);
          case "ServiceQuotaExceeded" -> new QuotaExhausted(evidence);
          case "InternalServer", "ServiceUnavailable", "error" -> new Transient(evidence);
          default -> null;
        });
  }

  private static Reported byStatus(Evidence evidence, String message) {
    int status = Objects.requireNonNullElse(evidence.status(), 0);
    return switch (status) {
      case 400, 422 -> badRequest(evidence, message);
      case 401 -> new TokenExpired(evidence);
      case 402 -> new QuotaExhausted(evidence);
      case 408 -> new Transient(evidence);
      case 429 -> new RateLimited(evidence);
      default -> status >= 500 ? new Transient(evidence) : new Unexpected(evidence);
    };
  }

  private static BadRequest badRequest(Evidence evidence, String message) {
    return new BadRequest(evidence, ValidationWording.of(message, evidence.reason()));
  }
}
