package io.github.kiro4j.server.clients;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whose request it is: the key that the request presents, without what is secret of it.
///
/// @param key id of the key
public record ClientIdentity(String key, KeyScope scope, KeyLimits limits) {

  /// The attribute, and in Jersey the property, of a request whose key has been accepted.
  public static final String ATTRIBUTE = ClientIdentity.class.getName();

  /// Whoever has the configured `apiKey`, which has no limits.
  public static final ClientIdentity PRIMARY =
      new ClientIdentity("primary", KeyScope.ALL, KeyLimits.NONE);

  static ClientIdentity of(ClientKey key) {
    return new ClientIdentity(key.id(), key.scope(), key.limits());
  }

  /// The caller in the value of [#ATTRIBUTE]; empty if no key has been accepted.
  public static Optional<ClientIdentity> in(@Nullable Object attribute) {
    return attribute instanceof ClientIdentity caller ? Optional.of(caller) : Optional.empty();
  }

  public boolean isPrimary() {
    return key.equals(PRIMARY.key());
  }
}
