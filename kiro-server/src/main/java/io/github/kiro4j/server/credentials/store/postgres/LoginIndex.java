package io.github.kiro4j.server.credentials.store.postgres;

import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.Login;
import io.github.kiro4j.server.credentials.store.TokenHistory;
import io.github.kiro4j.server.secret.Fingerprint;
import io.github.kiro4j.server.secret.Secret;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The ids of credentials by their logins. The database cannot compare logins, because it may have
/// them encrypted.
final class LoginIndex {

  /// By API key, or else by refresh token.
  private final Map<Secret, Long> present = new HashMap<>();

  /// By the fingerprint of a past token.
  private final Map<String, Long> past = new HashMap<>();

  /// @param rows in the order of their ids; removed ones are ignored
  /// @param except the id of a row that is ignored; 0 for none
  static LoginIndex of(List<Row> rows, long except) {
    LoginIndex index = new LoginIndex();
    rows.stream()
        .filter(row -> !row.deleted() && row.id() != except)
        .forEach(row -> index.add(row, row.pastTokens()));
    return index;
  }

  void add(Row row, TokenHistory tokens) {
    row.entry().identity().ifPresent(login -> present.putIfAbsent(login, row.id()));
    tokens.fingerprints().forEach(token -> past.putIfAbsent(token, row.id()));
  }

  /// Another credential with the same API key, or with the refresh token as its present or a past
  /// one.
  Optional<Long> duplicate(Credential wanted) {
    return wanted
        .identity()
        .flatMap(login ->
            Stream.of(present.get(login), ownerOfPast(wanted, login))
                .flatMap(Stream::ofNullable)
                .min(Long::compare));
  }

  private @Nullable Long ownerOfPast(Credential wanted, Secret login) {
    return wanted.login() instanceof Login.ApiKey ? null : past.get(Fingerprint.of(login));
  }
}
