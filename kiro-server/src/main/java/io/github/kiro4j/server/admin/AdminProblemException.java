package io.github.kiro4j.server.admin;

import io.github.kiro4j.api.admin.AdminError;
import io.github.kiro4j.api.admin.AdminErrorCode;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An error response of the admin API. The message is for the operator and contains no secret.
public final class AdminProblemException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final AdminErrorCode code;
  private final transient AdminError error;
  private final transient @Nullable Duration retryAfter;

  private AdminProblemException(
      AdminErrorCode code, AdminError error, @Nullable Duration retryAfter) {
    super(error.error().message());
    this.code = code;
    this.error = error;
    this.retryAfter = retryAfter;
  }

  public AdminProblemException(AdminErrorCode code, String message) {
    this(code, AdminError.of(code, message), null);
  }

  /// A problem with one member or parameter, which the message begins with.
  public static AdminProblemException of(AdminErrorCode code, String field, String problem) {
    return new AdminProblemException(code, AdminError.of(code, field + " " + problem, field), null);
  }

  /// A problem that is over after a time, which the response reports as `retry-after`.
  public static AdminProblemException temporary(
      AdminErrorCode code, String message, Duration retryAfter) {
    return new AdminProblemException(code, AdminError.of(code, message), retryAfter);
  }

  public AdminErrorCode code() {
    return code;
  }

  AdminError error() {
    return error;
  }

  Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
