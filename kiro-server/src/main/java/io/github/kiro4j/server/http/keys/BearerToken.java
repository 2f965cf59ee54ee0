package io.github.kiro4j.server.http.keys;

import org.jspecify.annotations.Nullable;

/// The key in a header `Authorization: Bearer KEY` (RFC 6750), whose scheme is not case-sensitive.
final class BearerToken {

  private static final String SCHEME = "Bearer ";

  private BearerToken() {}

  /// The key; null if the header is absent or has another scheme.
  static @Nullable String in(@Nullable String authorization) {
    return authorization != null && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        ? authorization.substring(SCHEME.length()).strip()
        : null;
  }
}
