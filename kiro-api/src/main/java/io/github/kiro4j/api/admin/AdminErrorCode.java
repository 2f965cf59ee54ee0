package io.github.kiro4j.api.admin;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The codes of the admin API's errors for programs. Each code has one HTTP status, and each status
/// one of kiro-rs's error types.
public enum AdminErrorCode {
  /// The body is not a JSON object.
  MALFORMED_BODY(400),
  /// The body has an unknown member, whose name is in `field`.
  UNKNOWN_MEMBER(400),
  /// A required member, whose name is in `field`, is absent or null.
  MISSING_VALUE(400),
  /// The member whose name is in `field` has the wrong type or a value that is not allowed.
  INVALID_VALUE(400),
  /// The part of the path or the query whose name is in `field` is malformed.
  INVALID_PARAMETER(400),
  /// A credential with the same refresh token or API key exists.
  DUPLICATE_CREDENTIAL(400),
  /// The auth service refused the tokens of the credential to be added.
  SIGN_IN_REFUSED(400),
  /// The credential is enabled; only a disabled credential can be removed.
  CREDENTIAL_ENABLED(400),
  /// The credential lacks a member that its kind of sign-in needs.
  CREDENTIAL_INCOMPLETE(400),
  /// The credential is an API key, which has no tokens to refresh.
  NOT_REFRESHABLE(400),
  /// The credential comes from the environment and is not stored.
  NOT_STORED(400),
  /// The file has none of the formats that can be imported.
  UNKNOWN_FORMAT(400),
  /// The address is not the one that the browser of this sign-in called.
  WRONG_CALLBACK(400),
  /// The sign-in does not wait for this: it has ended, or is at another step.
  SIGN_IN_NOT_WAITING(400),
  /// Too many sign-ins are under way; end one of them first.
  TOO_MANY_SIGN_INS(400),
  /// The caller has too many event streams open, or all callers together have.
  TOO_MANY_STREAMS(400),
  /// The key is missing or wrong, or the session has ended.
  INVALID_KEY(401),
  /// The request uses a session, but does not come from the gateway's own pages.
  NOT_SAME_ORIGIN(403),
  /// No credential has this id.
  UNKNOWN_CREDENTIAL(404),
  /// The account of the credential has no profile with this id.
  UNKNOWN_PROFILE(404),
  /// No sign-in has this id; sign-ins are forgotten some minutes after their end, and when the
  /// gateway restarts.
  UNKNOWN_SIGN_IN(404),
  /// No client key has this id.
  UNKNOWN_CLIENT_KEY(404),
  /// No request under way has this id.
  UNKNOWN_REQUEST(404),
  /// The admin API has no such route.
  UNKNOWN_ROUTE(404),
  /// The route does not support the method.
  METHOD_NOT_ALLOWED(405),
  /// The route cannot respond in an accepted media type.
  NOT_ACCEPTABLE(406),
  /// The body exceeds the limit.
  BODY_TOO_LARGE(413),
  /// The body has an unsupported media type.
  UNSUPPORTED_MEDIA_TYPE(415),
  /// Too many attempts with wrong keys; the header `retry-after` states the seconds until the next
  /// attempt.
  TOO_MANY_ATTEMPTS(429),
  /// The gateway failed; its log has details under the `request-id`.
  INTERNAL(500),
  /// The auth service refused the credential's refresh token.
  AUTH_SERVICE_REFUSED(502),
  /// The auth service is overloaded, fails, or cannot be reached.
  AUTH_SERVICE_UNAVAILABLE(502),
  /// The upstream refused the call.
  UPSTREAM_REFUSED(502),
  /// The upstream is overloaded, fails, or cannot be reached.
  UPSTREAM_UNAVAILABLE(502),
  /// The credential store cannot be read or written; nothing was changed.
  STORE_UNAVAILABLE(503);

  private final int status;

  AdminErrorCode(int status) {
    this.status = status;
  }

  /// The HTTP status.
  public int status() {
    return status;
  }

  /// The code in JSON, for example `unknown_credential`.
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// kiro-rs's error type for the status.
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

  /// The constant for a code in JSON; empty for a code of a newer gateway.
  public static Optional<AdminErrorCode> of(String wireName) {
    return Arrays.stream(values()).filter(code -> code.wireName().equals(wireName)).findFirst();
  }
}
