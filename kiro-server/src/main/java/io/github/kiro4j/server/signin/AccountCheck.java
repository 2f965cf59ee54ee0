package io.github.kiro4j.server.signin;

import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.account.AccountProfile;
import io.github.kiro4j.server.credentials.account.AccountRefusedException;
import io.github.kiro4j.server.credentials.account.AccountService;
import io.github.kiro4j.server.credentials.account.AccountUsage;
import io.github.kiro4j.server.credentials.refresh.RefreshFailedException;
import io.github.kiro4j.server.credentials.refresh.RefreshFailure;
import io.github.kiro4j.server.secret.Secret;
import io.github.kiro4j.server.signin.flow.SignInFailedException;
import io.github.kiro4j.server.signin.flow.SignInFailedException.Reason;
import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Tries new tokens with short calls to the control plane: which profile the account uses, and
/// whose account it is.
record AccountCheck(AccountService accounts) {

  /// What a call needs; like a call, it may fail.
  private interface Call<T> {
    T run() throws IOException, RefreshFailedException;
  }

  /// The credential with the profile that it is going to use. The person is asked only where the
  /// account has more than one.
  ///
  /// @throws SignInFailedException if the control plane refuses or cannot be reached
  Credential withProfile(Credential candidate, SignInAttempt attempt) throws SignInFailedException {
    if (!candidate.login().kind().listsProfiles()) {
      return candidate;
    }
    List<AccountProfile> all = call(() -> accounts.profiles(candidate, AccountCheck::noOtherToken));
    List<AccountProfile> usable = all.stream().filter(AccountProfile::active).toList();
    List<AccountProfile> offered = usable.isEmpty() ? all : usable;
    Secret arn = chosen(offered, candidate.profileArn(), attempt);
    return arn == null ? candidate : candidate.withProfileArn(arn);
  }

  private static @Nullable Secret chosen(
      List<AccountProfile> offered, @Nullable Secret present, SignInAttempt attempt)
      throws SignInFailedException {
    Predicate<AccountProfile> same = profile -> profile.arn().equals(present);
    if (offered.size() > 1 && offered.stream().noneMatch(same)) {
      return attempt.choose(offered).arn();
    }
    return Stream.concat(offered.stream().filter(same), offered.stream())
        .findFirst()
        .map(AccountProfile::arn)
        .orElse(null);
  }

  /// Whose account it is, and its plan.
  ///
  /// @throws SignInFailedException if the control plane refuses or cannot be reached
  AccountUsage usage(Credential candidate) throws SignInFailedException {
    return call(() -> accounts.usage(candidate, AccountCheck::noOtherToken));
  }

  private static <T> T call(Call<T> call) throws SignInFailedException {
    try {
      return call.run();
    } catch (AccountRefusedException e) {
      throw new SignInFailedException(
          Reason.REFUSED, "the upstream refused the account with HTTP " + e.status(), e);
    } catch (IOException e) {
      throw new SignInFailedException(
          Reason.UNREACHABLE, "the upstream cannot be reached, so that nothing was tried", e);
    } catch (RefreshFailedException e) {
      throw new SignInFailedException(
          Reason.REFUSED, "the upstream refused the new access token", e);
    }
  }

  /// The tokens are new: what refuses them refuses the account.
  private static Credential noOtherToken(Credential refused) throws RefreshFailedException {
    throw new RefreshFailedException(new RefreshFailure.Unusable(refused.label()));
  }
}
