package io.github.kiro4j.api.admin;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The gateway answered with an error. One class for each thing that a caller does differently.
public abstract sealed class AdminException extends IOException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient AdminError.Detail detail;

  private AdminException(int status, AdminError.Detail detail) {
    super(detail.message());
    this.status = status;
    this.detail = detail;
  }

  /// The exception for an answer.
  ///
  /// @param retryAfter what the answer's `retry-after` says
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

  /// The machine-readable code as it stands in the answer; see [AdminErrorCode].
  public String code() {
    return detail.code();
  }

  /// Whether the code is this one.
  public boolean is(AdminErrorCode code) {
    return code.wireName().equals(detail.code());
  }

  /// The member or parameter that is wrong, where there is one.
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

  /// There is no such credential, request or route; or the admin API is off.
  public static final class NotFound extends AdminException {
    private static final long serialVersionUID = 1L;

    private NotFound(int status, AdminError.Detail detail) {
      super(status, detail);
    }
  }

  /// The request cannot be carried out as it is.
  public static final class Refused extends AdminException {
    private static final long serialVersionUID = 1L;

    private Refused(int status, AdminError.Detail detail) {
      super(status, detail);
    }
  }

  /// Wrong keys came too fast.
  public static final class Throttled extends AdminException {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable Duration retryAfter;

    private Throttled(int status, AdminError.Detail detail, @Nullable Duration retryAfter) {
      super(status, detail);
      this.retryAfter = retryAfter;
    }

    /// How long to wait; empty when the answer does not say.
    public Optional<Duration> retryAfter() {
      return Optional.ofNullable(retryAfter);
    }
  }

  /// The upstream or the auth service refused, or could not be asked.
  public static final class UpstreamFailed extends AdminException {
    private static final long serialVersionUID = 1L;

    private UpstreamFailed(int status, AdminError.Detail detail) {
      super(status, detail);
    }
  }

  /// The gateway cannot do it now, or has a fault.
  public static final class ServerFault extends AdminException {
    private static final long serialVersionUID = 1L;

    private ServerFault(int status, AdminError.Detail detail) {
      super(status, detail);
    }
  }
}
