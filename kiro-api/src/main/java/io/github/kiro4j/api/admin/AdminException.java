package io.github.kiro4j.api.admin;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The gateway responded with an error. The subclasses are the kinds of errors that callers treat
/// differently.
public abstract sealed class AdminException extends IOException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient AdminError.Detail detail;

  private AdminException(int status, AdminError.Detail detail) {
    super(detail.message());
    this.status = status;
    this.detail = detail;
  }

  /// The exception for an error response.
  ///
  /// @param retryAfter the delay in the header `retry-after`; null if absent
  public static AdminException of(
      int status, AdminError.Detail detail, @Nullable Duration retryAfter) {
    return switch (status) {
      case 401 -> new InvalidKey(status, detail);
      case 404 -> new NotFound(status, detail);
      case 429 -> new Throttled(status, detail, retryAfter);
      case 502 -> new UpstreamFailed(status, detail);
      default -> status < 500 ? new Refused(status, detail) : new ServerFault(status, detail);
    };
  }

  /// The HTTP status.
  public int status() {
    return status;
  }

  /// The code for programs, as in the response; see [AdminErrorCode].
  public String code() {
    return detail.code();
  }

  /// Whether the response has this code.
  public boolean is(AdminErrorCode code) {
    return code.wireName().equals(detail.code());
  }

  /// The member or parameter with the error; empty if there is none.
  public Optional<String> field() {
    return Optional.ofNullable(detail.field());
  }

  /// The key is missing or wrong.
  public static final class InvalidKey extends AdminException {
    private static final long serialVersionUID = 1L;

    private InvalidKey(int status, AdminError.Detail detail) {
      super(status, detail);
    }
  }

  /// The credential, request or route does not exist, or the admin API is disabled.
  public static final class NotFound extends AdminException {
    private static final long serialVersionUID = 1L;

    private NotFound(int status, AdminError.Detail detail) {
      super(status, detail);
    }
  }

  /// The request is invalid.
  public static final class Refused extends AdminException {
    private static final long serialVersionUID = 1L;

    private Refused(int status, AdminError.Detail detail) {
      super(status, detail);
    }
  }

  /// There were too many attempts with wrong keys.
  public static final class Throttled extends AdminException {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable Duration retryAfter;

    private Throttled(int status, AdminError.Detail detail, @Nullable Duration retryAfter) {
      super(status, detail);
      this.retryAfter = retryAfter;
    }

    /// The delay until the next attempt; empty if the response does not state it.
    public Optional<Duration> retryAfter() {
      return Optional.ofNullable(retryAfter);
    }
  }

  /// The upstream or the auth service refused the call or cannot be reached.
  public static final class UpstreamFailed extends AdminException {
    private static final long serialVersionUID = 1L;

    private UpstreamFailed(int status, AdminError.Detail detail) {
      super(status, detail);
    }
  }

  /// The gateway failed or is unavailable.
  public static final class ServerFault extends AdminException {
    private static final long serialVersionUID = 1L;

    private ServerFault(int status, AdminError.Detail detail) {
      super(status, detail);
    }
  }
}
