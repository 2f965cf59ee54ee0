package io.github.kiro4j.server.entry;

import io.github.kiro4j.server.clients.KeyIdentity;
import io.github.kiro4j.server.clients.KeyRing;
import io.github.kiro4j.server.clients.KeyRing.Found;
import io.github.kiro4j.server.clients.KeyUsage;
import io.github.kiro4j.server.http.keys.PresentedKeys;
import io.github.kiro4j.server.secret.Secret;
import java.util.Comparator;

/// The keys with which clients may send requests.
///
/// @param primary the configured `apiKey`, which has no limits
/// @param ring the client keys
/// @param usage what the client keys have used of their limits
public record ClientKeys(Secret primary, KeyRing ring, KeyUsage usage) {

  private static final Comparator<Found> BEST_FIRST =
      Comparator.comparingInt(found ->
          switch (found) {
            case Found.Accepted _ -> 0;
            case Found.Refused _ -> 1;
            case Found.Unread _ -> 2;
            case Found.Nothing _ -> 3;
          });

  public ClientKeys {
    if (primary.blank()) {
      throw new IllegalArgumentException("the API key must not be blank");
    }
  }

  /// Whose the presented keys are. One accepted key is enough; a refused one counts more than one
  /// that the gateway does not know.
  Found find(PresentedKeys presented) {
    return presented.include(primary)
        ? new Found.Accepted(KeyIdentity.PRIMARY)
        : presented.all().map(ring::find).min(BEST_FIRST).orElseGet(Found.Nothing::new);
  }
}
