package io.github.kiro4j.server.credentials.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.api.admin.CredentialField;
import io.github.kiro4j.server.credentials.AccessToken;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.IssuedTokens;
import io.github.kiro4j.server.secret.Fingerprint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// New tokens that are not in the store.
///
/// @param replaced the fingerprints of the refresh tokens that the new ones replaced one after the
///   other, the oldest first: the store still has one of them
public record UnsavedTokens(List<String> replaced, IssuedTokens tokens) {

  private static final String REPLACED = "replaced";

  public UnsavedTokens {
    replaced = List.copyOf(replaced);
  }

  /// Tokens that replaced those of a credential.
  public static UnsavedTokens of(Credential refreshed, IssuedTokens tokens) {
    return new UnsavedTokens(List.of(fingerprint(refreshed)), tokens);
  }

  private static String fingerprint(Credential credential) {
    return credential.refreshToken().map(Fingerprint::of).orElse("");
  }

  /// The tokens of the next refresh, while the store still has a token that these replaced: usually
  /// the oldest, which is never forgotten.
  public UnsavedTokens followedBy(Credential refreshed, IssuedTokens next) {
    List<String> all = new ArrayList<>(replaced);
    String used = fingerprint(refreshed);
    if (!all.contains(used)) {
      all.add(used);
    }
    if (all.size() > TokenHistory.LIMIT) {
      all.remove(1);
    }
    return new UnsavedTokens(all, next);
  }

  /// The fingerprint of the access token, by which the tokens are told from later ones.
  public String accessFingerprint() {
    return Fingerprint.of(tokens.accessToken());
  }

  /// The fingerprint of the refresh token that is good now; empty if the refresh left it out, and
  /// with it the one before good.
  public Optional<String> present() {
    return Optional.ofNullable(tokens.refreshToken()).map(Fingerprint::of);
  }

  /// Whether the refresh token with that fingerprint is the new one or one that it replaced.
  public boolean concerns(String fingerprint) {
    return replaced.contains(fingerprint) || present().filter(fingerprint::equals).isPresent();
  }

  /// Whether the tokens are newer than what stands in the store and belong to the same login. Where
  /// the auth service has not replaced the refresh token, the access token that expires later is
  /// newer.
  public boolean isNewerThan(Credential stored) {
    Optional<String> token = stored.refreshToken().map(Fingerprint::of);
    return token.filter(replaced::contains).isPresent()
        && (replacesRefreshToken(token.get()) || !expiresLater(stored.access()));
  }

  private boolean replacesRefreshToken(String stored) {
    return tokens.refreshToken() != null && !Fingerprint.of(tokens.refreshToken()).equals(stored);
  }

  private boolean expiresLater(@Nullable AccessToken stored) {
    return stored != null
        && stored.expiresAt() != null
        && stored.expiresAt().isAfter(tokens.expiresAt());
  }

  /// The credential with these tokens, if they are newer than its own.
  public Credential over(Credential stored) {
    return isNewerThan(stored) ? stored.with(tokens) : stored;
  }

  /// The entry with these tokens, if they are newer than its own.
  public StoredEntry over(StoredEntry stored) {
    return isNewerThan(stored.credentialOrUnusable()) ? stored.with(tokens) : stored;
  }

  public ObjectNode toJson() {
    ObjectNode json = StoredEntry.EMPTY.with(tokens).toJson();
    ArrayNode past = json.putArray(REPLACED);
    replaced.forEach(past::add);
    return json;
  }

  /// Reads what [#toJson] wrote, or what kiro4j wrote before journals: a single fingerprint.
  ///
  /// @throws IllegalArgumentException, [java.time.DateTimeException] or
  ///   [io.github.kiro4j.server.credentials.store.InvalidEntryFieldException] if it is something
  ///   else
  public static UnsavedTokens read(ObjectNode json) {
    StoredEntry entry = StoredEntry.of(json);
    JsonNode past = json.path(REPLACED);
    List<String> replaced =
        past.isArray()
            ? past.valueStream().map(JsonNode::asText).toList()
            : List.of(past.asText(""));
    if (replaced.isEmpty() || replaced.contains("")) {
      throw new IllegalArgumentException(REPLACED + " is missing");
    }
    return new UnsavedTokens(
        replaced,
        new IssuedTokens(
            entry.secret(CredentialField.ACCESS_TOKEN).orElseThrow(UnsavedTokens::incomplete),
            entry.secret(CredentialField.REFRESH_TOKEN).orElse(null),
            Instant.parse(
                entry.text(CredentialField.EXPIRES_AT).orElseThrow(UnsavedTokens::incomplete)),
            entry.secret(CredentialField.PROFILE_ARN).orElse(null)));
  }

  private static IllegalArgumentException incomplete() {
    return new IllegalArgumentException("a token or its end is missing");
  }
}
