package io.github.kiro4j.server.upstream.control;

import io.github.kiro4j.server.secret.Secret;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An answer of `ListAvailableProfiles`.
///
/// @param nextToken asks for the next page; null or empty on the last one
record ProfilePage(@Nullable List<Profile> profiles, @Nullable String nextToken) {

  /// @param maxResults profiles on a page
  /// @param nextToken of the page before; null for the first page
  record Query(int maxResults, @Nullable String nextToken) {}

  record Profile(@Nullable Secret arn, @Nullable String status) {

    boolean isActive() {
      return "ACTIVE".equals(status);
    }
  }

  List<Profile> named() {
    return profiles == null
        ? List.of()
        : profiles.stream()
            .filter(profile -> profile.arn() != null && !profile.arn().blank())
            .toList();
  }

  boolean isLast() {
    return nextToken == null || nextToken.isEmpty();
  }
}
