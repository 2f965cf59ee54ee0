package io.github.kiro4j.api.admin;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The machine-readable codes of the admin API's errors. Each travels with one HTTP status, and
/// each status with one of kiro-rs's error types.
public enum AdminErrorCode {
  /// The body is not JSON, or not an object.
  MALFORMED_BODY(400),
  /// The body has a member that the route does not know; `field` names it.
  UNKNOWN_MEMBER(400),
  /// A required member is absent or null; `field` names it.
  MISSING_VALUE(400),
  /// A member has the wrong type or a value that it cannot have; `field` names it.
  INVALID_VALUE(400),
  /// A part of the path or of the query cannot be understood; `field` names it.
  INVALID_PARAMETER(400),
  /// A credential with the same refresh token or API key is present.
  DUPLICATE_CREDENTIAL(400),
  /// The auth service refuses the sign-in that was to be added.
  SIGN_IN_REFUSED(400),
  /// Only a disabled credential can be removed.
  CREDENTIAL_ENABLED(400),
  /// The credential lacks something that its kind of sign-in needs.
  CREDENTIAL_INCOMPLETE(400),
  /// An API key is never refreshed.
  NOT_REFRESHABLE(400),
  /// The credential comes from the environment and stands in no store.
  NOT_STORED(400),
  /// None of the formats that can be imported.
  UNKNOWN_FORMAT(400),
  /// No key, a wrong one, or a session that has ended.
  INVALID_KEY(401),
  /// A change by session that does not prove to come from the gateway's own pages.
  NOT_SAME_ORIGIN(403),
  UNKNOWN_CREDENTIAL(404),
  /// No live request has this id.
  UNKNOWN_REQUEST(404),
  UNKNOWN_ROUTE(404),
  METHOD_NOT_ALLOWED(405),
  NOT_ACCEPTABLE(406),
  BODY_TOO_LARGE(413),
  UNSUPPORTED_MEDIA_TYPE(415),
  /// Wrong keys came too fast; `retry-after` says how many seconds to wait with the next one.
  TOO_MANY_ATTEMPTS(429),
  /// A fault of the gateway; its log has more under the `request-id`.
  INTERNAL(500),
  /// The auth service refuses the credential's sign-in.
  AUTH_SERVICE_REFUSED(502),
  /// The auth service is busy, broken or out of reach.
  AUTH_SERVICE_UNAVAILABLE(502),
  /// The upstream refuses the call.
  UPSTREAM_REFUSED(502),
  /// The upstream is busy, broken or out of reach.
  UPSTREAM_UNAVAILABLE(502),
  /// The credentials cannot be read or written now; nothing was changed.
  STORE_UNAVAILABLE(503);

  private final int status;

  AdminErrorCode(int status) {
    this.status = status;
  }

  /// The HTTP status.
  public int status() {
    return status;
  }

  /// The name on the wire, such as `unknown_credential`.
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The error type, as kiro-rs names it for the status.
  public String type() {
    return switch (status) {
      case 401 -> "authentication_error";
      case 403 -> "permission_error";
      case 404 -> "not_found";
      case 429 -> "rate_limit_error";
      case 502 -> "api_error";
      default -> status < 500 ? "invalid_request" : "internal_error";
    };
  }

  /// The code of that name on the wire; empty for one that only a newer gateway knows.
  public static Optional<AdminErrorCode> of(String wireName) {
    return Arrays.stream(values()).filter(code -> code.wireName().equals(wireName)).findFirst();
  }
}
