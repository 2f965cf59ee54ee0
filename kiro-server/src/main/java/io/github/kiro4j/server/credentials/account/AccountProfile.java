package io.github.kiro4j.server.credentials.account;

import io.github.kiro4j.server.secret.Secret;
import org.jspecify.annotations.Nullable;

/// A profile of an organisation's account.
///
/// @param arn `arn:aws:codewhisperer:{region}:{account}:profile/{id}`
/// @param name as the organisation named it; null if it has none
/// @param active whether the provider says that the profile can be used
public record AccountProfile(Secret arn, @Nullable String name, boolean active) {

  private static final int REGION = 3;

  /// The region of the profile, which all calls that name it go to; empty for an ARN of another
  /// form.
  public String region() {
    String[] parts = arn.value().split(":", -1);
    return parts.length > REGION ? parts[REGION] : "";
  }
}
