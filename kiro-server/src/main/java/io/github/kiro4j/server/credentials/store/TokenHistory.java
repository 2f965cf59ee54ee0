package io.github.kiro4j.server.credentials.store;

import java.util.ArrayList;
import java.util.List;

/// A credential's past tokens: the refresh tokens that a refresh has replaced, by fingerprint, the
/// newest last. Some auth services lock an account when a past token is used again, so a past token
/// must neither be used nor replace a newer one. Immutable.
///
/// @param fingerprints distinct, and at most [#LIMIT]: of more, the oldest are forgotten
public record TokenHistory(List<String> fingerprints) {

  /// Ten days of hourly refreshes; the same in memory, in the state file and in PostgreSQL.
  public static final int LIMIT = 240;

  /// No refresh yet.
  public static final TokenHistory NONE = new TokenHistory(List.of());

  public TokenHistory {
    List<String> newestFirst = fingerprints.reversed().stream().distinct().limit(LIMIT).toList();
    fingerprints = List.copyOf(newestFirst.reversed());
  }

  public boolean contains(String fingerprint) {
    return fingerprints.contains(fingerprint);
  }

  /// The same history after a refresh.
  ///
  /// @param present the fingerprint of the refresh token that is good now
  /// @param replaced the fingerprints of those that are not any more, in any order
  public TokenHistory rotated(String present, List<String> replaced) {
    List<String> past = new ArrayList<>(fingerprints);
    past.addAll(replaced);
    past.removeIf(present::equals);
    return new TokenHistory(past);
  }
}
