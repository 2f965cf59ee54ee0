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

/// The one place that turns what goes wrong below the admin API into its errors.
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

  /// The store did not do what it was asked to do.
  public static AdminProblemException ofStore(long id, IOException e) {
    return switch (e) {
      case CredentialGoneException _ -> unknownCredential(id);
      case DuplicateCredentialException duplicate -> duplicate(duplicate);
      case IncompleteEntryException incomplete ->
          incomplete(String.valueOf(incomplete.getMessage()));
      default -> storeUnavailable(e);
    };
  }

  public static AdminProblemException duplicate(DuplicateCredentialException e) {
    return new AdminProblemException(
        AdminErrorCode.DUPLICATE_CREDENTIAL,
        "Credential #" + e.id() + " has the same refresh token or API key.");
  }

  /// @param problem what is missing
  public static AdminProblemException incomplete(String problem) {
    return new AdminProblemException(
        AdminErrorCode.CREDENTIAL_INCOMPLETE, "The credential is incomplete: " + problem + ".");
  }

  public static AdminProblemException storeUnavailable(IOException e) {
    LOG.warn("admin: the credentials cannot be read or written: {}", e.toString());
    return new AdminProblemException(
        AdminErrorCode.STORE_UNAVAILABLE,
        "The credentials cannot be read or written now; the gateway's log says why.");
  }

  /// A credential that is in use got no new tokens.
  public static AdminProblemException of(RefreshFailure failure) {
    return switch (failure) {
      case RefreshFailure.Rejected _, RefreshFailure.Refused _, RefreshFailure.Unconfirmed _ ->
          problem(AdminErrorCode.AUTH_SERVICE_REFUSED, failure);
      case RefreshFailure.Unusable _ -> problem(AdminErrorCode.CREDENTIAL_INCOMPLETE, failure);
      case RefreshFailure.Unavailable _ ->
          problem(AdminErrorCode.AUTH_SERVICE_UNAVAILABLE, failure);
      case RefreshFailure.NotSaved _, RefreshFailure.StoreUnavailable _ ->
          problem(AdminErrorCode.STORE_UNAVAILABLE, failure);
    };
  }

  /// A sign-in that was to be added got no tokens.
  public static AdminProblemException ofNew(RefreshFailure failure) {
    return switch (failure) {
      case RefreshFailure.Rejected _, RefreshFailure.Refused _, RefreshFailure.Unconfirmed _ ->
          problem(AdminErrorCode.SIGN_IN_REFUSED, failure);
      case RefreshFailure.Unusable _,
          RefreshFailure.Unavailable _,
          RefreshFailure.NotSaved _,
          RefreshFailure.StoreUnavailable _ ->
          of(failure);
    };
  }

  private static AdminProblemException problem(AdminErrorCode code, RefreshFailure failure) {
    String sentence = failure.sentence();
    return new AdminProblemException(
        code, Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1) + ".");
  }

  /// The control plane did not tell about an account.
  public static AdminProblemException ofAccount(IOException e) {
    if (e instanceof AccountRefusedException refused && isFinal(refused.status())) {
      return new AdminProblemException(
          AdminErrorCode.UPSTREAM_REFUSED,
          "The provider refuses with HTTP " + refused.status() + ".");
    }
    return new AdminProblemException(
        AdminErrorCode.UPSTREAM_UNAVAILABLE, "The provider cannot be asked now.");
  }

  private static boolean isFinal(int status) {
    return status < 500 && status != 408 && status != 429;
  }

  /// The upstream did not answer a test.
  public static AdminProblemException of(UpstreamFailure failure, String model) {
    AdminErrorCode code =
        switch (failure) {
          case UpstreamFailure.NoCredential _,
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
      case UpstreamFailure.Suspended _ -> "The provider has locked the account.";
      case UpstreamFailure.TokenExpired _ -> "The provider does not accept the token.";
      case UpstreamFailure.NotAuthorized _ ->
          "The provider does not accept the account's profile in this region.";
      default -> ClientErrors.of(failure, model, 0, 0).error().message() + ".";
    };
  }
}
