package io.github.kiro4j.server.admin;

import io.github.kiro4j.api.admin.AdminErrorCode;
import io.github.kiro4j.protocol.failure.ClientErrors;
import io.github.kiro4j.protocol.failure.UpstreamFailure;
import io.github.kiro4j.server.credentials.account.AccountRefusedException;
import io.github.kiro4j.server.credentials.refresh.RefreshFailure;
import io.github.kiro4j.server.credentials.store.CredentialGoneException;
import io.github.kiro4j.server.credentials.store.DuplicateCredentialException;
import io.github.kiro4j.server.credentials.store.IncompleteEntryException;
import io.github.kiro4j.server.credentials.store.InvalidEntryFieldException;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one place that turns exceptions and failures into errors of the admin API.
public final class Problems {

  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  private Problems() {}

  public static AdminProblemException unknownCredential(long id) {
    return new AdminProblemException(
        AdminErrorCode.UNKNOWN_CREDENTIAL, "There is no credential #" + id + ".");
  }

  public static AdminProblemException of(InvalidEntryFieldException e) {
    return AdminProblemException.of(AdminErrorCode.INVALID_VALUE, e.field(), e.problem());
  }

  /// The error for a change that the store did not make.
  public static AdminProblemException ofStore(long id, IOException e) {
    return switch (e) {
      case CredentialGoneException _ -> unknownCredential(id);
      case DuplicateCredentialException duplicate -> duplicate(duplicate);
      case IncompleteEntryException incomplete ->
          incomplete(String.valueOf(incomplete.getMessage()));
      default -> storeUnavailable(e);
    };
  }

  static AdminProblemException duplicate(DuplicateCredentialException e) {
    return new AdminProblemException(
        AdminErrorCode.DUPLICATE_CREDENTIAL,
        "Credential #" + e.id() + " has the same refresh token or API key.");
  }

  /// The entry lacks something that its login needs.
  ///
  /// @param problem what is missing
  public static AdminProblemException incomplete(String problem) {
    return new AdminProblemException(
        AdminErrorCode.CREDENTIAL_INCOMPLETE, "The credential is incomplete: " + problem + ".");
  }

  /// The database of usage cannot be read.
  public static AdminProblemException usageUnavailable(IOException e) {
    LOG.warn("admin: usage cannot be read: {}", e.getMessage());
    return new AdminProblemException(
        AdminErrorCode.STORE_UNAVAILABLE,
        "Usage cannot be read at the moment. The gateway's log has the reason.");
  }

  public static AdminProblemException storeUnavailable(IOException e) {
    LOG.warn("admin: the credentials cannot be read or written: {}", e.toString());
    return new AdminProblemException(
        AdminErrorCode.STORE_UNAVAILABLE,
        "The credentials cannot be read or written at the moment. The gateway's log has the reason.");
  }

  /// The error when the database of client keys and usage does not answer.
  public static AdminProblemException recordsUnavailable(IOException e) {
    LOG.warn("admin: the gateway's records cannot be read or written: {}", e.toString());
    return new AdminProblemException(
        AdminErrorCode.STORE_UNAVAILABLE,
        "The gateway's records cannot be read or written at the moment. The gateway's log has the"
            + " reason.");
  }

  /// The error for a failed refresh of a stored credential.
  public static AdminProblemException of(RefreshFailure failure) {
    return switch (failure) {
      case RefreshFailure.Rejected _, RefreshFailure.Refused _, RefreshFailure.Unconfirmed _ ->
          problem(AdminErrorCode.AUTH_SERVICE_REFUSED, failure);
      case RefreshFailure.Unusable _ -> problem(AdminErrorCode.CREDENTIAL_INCOMPLETE, failure);
      case RefreshFailure.Unavailable _ ->
          problem(AdminErrorCode.AUTH_SERVICE_UNAVAILABLE, failure);
      case RefreshFailure.NotSaved _,
          RefreshFailure.StoreUnavailable _,
          RefreshFailure.NoDurablePlace _ ->
          problem(AdminErrorCode.STORE_UNAVAILABLE, failure);
    };
  }

  /// The error for a failed refresh of a sign-in that is being added.
  public static AdminProblemException ofNew(RefreshFailure failure) {
    return switch (failure) {
      case RefreshFailure.Rejected _, RefreshFailure.Refused _, RefreshFailure.Unconfirmed _ ->
          problem(AdminErrorCode.SIGN_IN_REFUSED, failure);
      case RefreshFailure.Unusable _,
          RefreshFailure.Unavailable _,
          RefreshFailure.NotSaved _,
          RefreshFailure.StoreUnavailable _,
          RefreshFailure.NoDurablePlace _ ->
          of(failure);
    };
  }

  private static AdminProblemException problem(AdminErrorCode code, RefreshFailure failure) {
    String sentence = failure.sentence();
    return new AdminProblemException(
        code, Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1) + ".");
  }

  /// The error for a failed query of an account.
  public static AdminProblemException ofAccount(IOException e) {
    if (e instanceof AccountRefusedException refused && isFinal(refused.status())) {
      return new AdminProblemException(
          AdminErrorCode.UPSTREAM_REFUSED,
          "The upstream refused the query with HTTP " + refused.status() + ".");
    }
    return new AdminProblemException(
        AdminErrorCode.UPSTREAM_UNAVAILABLE,
        "The upstream is unreachable at the moment. Try again later.");
  }

  private static boolean isFinal(int status) {
    return status < 500 && status != 408 && status != 429;
  }

  /// The error for a failed test request.
  public static AdminProblemException of(UpstreamFailure failure, String model) {
    AdminErrorCode code =
        switch (failure) {
          case UpstreamFailure.NoCredential _,
              UpstreamFailure.NoToken _,
              UpstreamFailure.AtLimit _,
              UpstreamFailure.Network _,
              UpstreamFailure.TimedOut _,
              UpstreamFailure.BrokenStream _,
              UpstreamFailure.Transient _,
              UpstreamFailure.Capacity _,
              UpstreamFailure.RateLimited _ ->
              AdminErrorCode.UPSTREAM_UNAVAILABLE;
          case UpstreamFailure.Reported _ -> AdminErrorCode.UPSTREAM_REFUSED;
        };
    return new AdminProblemException(code, sentence(failure, model));
  }

  private static String sentence(UpstreamFailure failure, String model) {
    return switch (failure) {
      case UpstreamFailure.Suspended _ -> "The upstream has suspended the account.";
      case UpstreamFailure.TokenExpired _ -> "The upstream does not accept the access token.";
      case UpstreamFailure.NotAuthorized _ ->
          "The upstream does not accept the account's profile ARN in this region.";
      default -> ClientErrors.of(failure, model, 0, 0).error().message() + ".";
    };
  }
}
