package io.github.kiro4j.server.clients;

import java.util.Set;

/// The credentials that requests of a client may use.
///
/// @param ids ids of credentials; empty for every credential
public record CredentialScope(Set<Long> ids) {

  /// Every credential.
  public static final CredentialScope ALL = new CredentialScope(Set.of());

  public CredentialScope {
    ids = Set.copyOf(ids);
  }

  /// Whether requests may use the credential.
  public boolean allows(long credential) {
    return ids.isEmpty() || ids.contains(credential);
  }
}
