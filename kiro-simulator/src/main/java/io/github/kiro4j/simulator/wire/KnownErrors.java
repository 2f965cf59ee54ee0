package io.github.kiro4j.simulator.wire;

import org.jspecify.annotations.Nullable;

/// The known errors of the service, in its wording.
public final class KnownErrors {

  public static final String VALIDATION = "ValidationException";
  public static final String ACCESS_DENIED = "AccessDeniedException";
  public static final String THROTTLING = "ThrottlingException";
  public static final String QUOTA = "ServiceQuotaExceededException";
  public static final String INTERNAL = "InternalServerException";
  public static final String UNAVAILABLE = "ServiceUnavailableException";
  public static final String NOT_FOUND = "ResourceNotFoundException";
  public static final String CONFLICT = "ConflictException";

  private KnownErrors() {}

  /// An error without a reason code, with the usual status of its type.
  private static ServiceError of(String type, String message) {
    return of(type, message, null);
  }

  /// An error with the usual status of its type.
  public static ServiceError of(String type, String message, @Nullable String reason) {
    return new ServiceError(statusOf(type), type, message, reason);
  }

  private static int statusOf(String type) {
    return switch (type) {
      case VALIDATION -> 400;
      case QUOTA -> 402;
      case ACCESS_DENIED -> 403;
      case NOT_FOUND -> 404;
      case CONFLICT -> 409;
      case THROTTLING -> 429;
      case UNAVAILABLE -> 503;
      default -> 500;
    };
  }

  public static ServiceError invalid(String message, String reason) {
    return of(VALIDATION, message, reason);
  }

  public static ServiceError improperlyFormed(String detail) {
    return invalid("Improperly formed request.", "REQUEST_BODY_INVALID").withDetail(detail);
  }

  public static ServiceError invalidToolUseFormat(String detail) {
    return invalid("Invalid tool use format.", "REQUEST_BODY_INVALID").withDetail(detail);
  }

  public static ServiceError notJson(String detail) {
    return invalid("The request body is not valid JSON.", "REQUEST_BODY_INVALID_JSON")
        .withDetail(detail);
  }

  public static ServiceError inputTooLong() {
    return invalid("Input is too long.", "CONTENT_LENGTH_EXCEEDS_THRESHOLD");
  }

  /// The error of the proxy in front of the service for a body that is too large.
  public static ServiceError bodyTooLarge() {
    return invalid(
        "Failed to buffer the request body: length limit exceeded", "REQUEST_BODY_INVALID");
  }

  public static ServiceError invalidModel() {
    return invalid(
        "Invalid model. Please select a different model to continue.", "INVALID_MODEL_ID");
  }

  public static ServiceError profileArnRequired() {
    return of(VALIDATION, "profileArn is required for this request.");
  }

  public static ServiceError invalidBearerToken() {
    return of(ACCESS_DENIED, "The bearer token included in the request is invalid.");
  }

  /// The error for a revoked API key, whose status is 401, unlike that for an expired token.
  public static ServiceError revokedApiKey() {
    return new ServiceError(
        401, ACCESS_DENIED, "The bearer token included in the request is invalid.");
  }

  public static ServiceError notAuthorized() {
    return of(ACCESS_DENIED, "User is not authorized to make this call.");
  }

  /// The shared profile of Builder IDs, named by an organisation.
  public static ServiceError invalidToken() {
    return of(ACCESS_DENIED, "Invalid token");
  }

  /// The management host's error for a bearer token that is unknown, expired or without its token
  /// type.
  ///
  /// Source: wtfdelphia/kiro.rs and KiroCrew, autumn 2026.
  public static ServiceError invalidTokenAsBadRequest() {
    return new ServiceError(400, ACCESS_DENIED, "Invalid token");
  }

  /// The management host's error for a missing or foreign profile.
  ///
  /// Source: notes on Kiro IDE 1.0.369 (2026-08-02).
  public static ServiceError invalidProfileArn() {
    return of(VALIDATION, "Invalid profileArn.");
  }

  /// `ListAvailableProfiles` of a Builder ID.
  ///
  /// Source: wtfdelphia/kiro.rs (2026-08-26).
  public static ServiceError builderIdNotSupported() {
    return of(ACCESS_DENIED, "AWS Builder ID is not supported for this operation.");
  }

  /// `ListAvailableProfiles` of an API key.
  ///
  /// Source: wtfdelphia/kiro.rs (2026-08-26).
  public static ServiceError apiKeyNotSupported() {
    return of(ACCESS_DENIED, "API key authentication is not supported for this operation.");
  }

  public static ServiceError suspended() {
    return of(
        ACCESS_DENIED,
        "Your User ID (d-0000000000) temporarily is suspended. We've locked your account as a"
            + " security precaution.",
        "TEMPORARILY_SUSPENDED");
  }

  public static ServiceError monthlyQuotaExhausted() {
    return of(QUOTA, "You have reached the limit.", "MONTHLY_REQUEST_COUNT");
  }

  public static ServiceError overageExhausted() {
    return of(QUOTA, "You have reached the limit for overages.", "OVERAGE_REQUEST_LIMIT_EXCEEDED");
  }

  public static ServiceError throttled() {
    return of(THROTTLING, "Too many requests, please wait before trying again.");
  }

  public static ServiceError suspiciousActivity() {
    return of(
        THROTTLING,
        "Due to suspicious activity, we are imposing temporary limits on how frequently your"
            + " account (d-0000000000) can send a request to Kiro while we investigate.");
  }

  public static ServiceError insufficientModelCapacity() {
    return of(
        THROTTLING,
        "I am experiencing high traffic, please try again shortly.",
        "INSUFFICIENT_MODEL_CAPACITY");
  }

  public static ServiceError highLoad() {
    return of(
        INTERNAL,
        "Encountered unexpectedly high load when processing the request, please try again.",
        "MODEL_TEMPORARILY_UNAVAILABLE");
  }

  public static ServiceError unavailable() {
    return of(UNAVAILABLE, "Service is unavailable, please try again later.");
  }

  public static ServiceError unknownOperation() {
    return new ServiceError(404, "UnknownOperationException", "Unknown operation.");
  }
}
