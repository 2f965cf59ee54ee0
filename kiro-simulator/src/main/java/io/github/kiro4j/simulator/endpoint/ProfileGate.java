package io.github.kiro4j.simulator.endpoint;

import io.github.kiro4j.simulator.account.Account;
import io.github.kiro4j.simulator.account.Account.Kind;
import io.github.kiro4j.simulator.wire.KnownErrors;
import io.github.kiro4j.simulator.wire.RefusedException;
import org.jspecify.annotations.Nullable;

/// Checks the profile that a request names.
///
/// @param requireProfileArn whether requests without a profile are refused, except those with an
///   API key
public record ProfileGate(boolean requireProfileArn) {

  /// The placeholder profile of Builder IDs on the free plan, accepted for chats of accounts
  /// without a profile, and never on the control plane.
  private static final String PLACEHOLDER =
      "arn:aws:codewhisperer:us-east-1:638616132270:profile/AAAACCCCXXXX";

  void check(Account account, @Nullable String arn) {
    if (arn == null) {
      checkMayLack(account);
    } else {
      checkOwn(account, arn);
    }
  }

  void checkOnControlPlane(Account account, @Nullable String arn) {
    if (PLACEHOLDER.equals(arn)) {
      throw new RefusedException(KnownErrors.invalidToken());
    }
    if (arn != null) {
      checkOwn(account, arn);
    }
  }

  private void checkMayLack(Account account) {
    boolean required = requireProfileArn || account.profileRequired();
    if (required && account.kind() != Kind.API_KEY) {
      throw new RefusedException(KnownErrors.profileArnRequired());
    }
  }

  private static void checkOwn(Account account, String arn) {
    if (!account.profileArn().orElse(PLACEHOLDER).equals(arn)) {
      throw new RefusedException(KnownErrors.notAuthorized());
    }
  }
}
