package io.github.kiro4j.server.upstream.control;

import io.github.kiro4j.server.credentials.account.AccountProfile;
import io.github.kiro4j.server.secret.Secret;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An answer of `ListAvailableProfiles`.
///
/// @param nextToken asks for the next page; null or empty on the last one
record ProfilePage(@Nullable List<@Nullable Profile> profiles, @Nullable String nextToken)
    implements Page<AccountProfile> {

  record Profile(@Nullable Secret arn, @Nullable String profileName, @Nullable String status) {

    boolean isActive() {
      return "ACTIVE".equals(status);
    }
  }

  /// The profiles that a request can name.
  @Override
  public List<AccountProfile> items() {
    List<AccountProfile> found = new ArrayList<>();
    if (profiles != null) {
      for (Profile profile : profiles) {
        if (profile != null && profile.arn() != null && !profile.arn().blank()) {
          found.add(new AccountProfile(profile.arn(), profile.profileName(), profile.isActive()));
        }
      }
    }
    return found;
  }
}
