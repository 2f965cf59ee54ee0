package io.github.kiro4j.server.admin.credentials;

import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.CredentialSettings.AccountLabel;
import io.github.kiro4j.server.credentials.pool.PooledCredential;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which credentials are of one account. Grouped by user and by e-mail address beforehand, because
/// there may be a thousand credentials.
final class SameAccounts {

  private final Map<String, List<Credential>> byUser = new HashMap<>();
  private final Map<String, List<Credential>> byEmail = new HashMap<>();

  SameAccounts(List<PooledCredential> members) {
    for (PooledCredential member : members) {
      Credential credential = member.credential();
      AccountLabel account = credential.settings().account();
      add(byUser, account.userId(), credential);
      add(byEmail, lower(account.email()), credential);
    }
  }

  private static void add(
      Map<String, List<Credential>> groups, @Nullable String name, Credential credential) {
    if (name != null) {
      groups.computeIfAbsent(name, _ -> new ArrayList<>()).add(credential);
    }
  }

  private static @Nullable String lower(@Nullable String email) {
    return email == null ? null : email.toLowerCase(Locale.ROOT);
  }

  /// The ids of the other credentials of the account.
  List<Long> of(Credential credential) {
    AccountLabel account = credential.settings().account();
    return Stream.concat(
            byUser.getOrDefault(account.userId(), List.of()).stream(),
            byEmail.getOrDefault(lower(account.email()), List.of()).stream())
        .filter(other -> other.id() != credential.id())
        .filter(other -> account.isSame(other.settings().account()))
        .map(Credential::id)
        .distinct()
        .sorted()
        .toList();
  }
}
