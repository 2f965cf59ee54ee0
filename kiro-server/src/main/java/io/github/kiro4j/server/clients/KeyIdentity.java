package io.github.kiro4j.server.clients;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whose request it is: the key that the request presents, without what is secret of it.
///
/// @param key id of the key
public record KeyIdentity(String key, KeyScope scope, KeyLimits limits) {

  /// The attribute, and in Jersey the property, of a request whose key has been accepted.
  public static final String ATTRIBUTE = KeyIdentity.class.getName();

  /// Whoever has the configured `apiKey`, which has no limits.
  public static final KeyIdentity PRIMARY =
      new KeyIdentity("primary", KeyScope.ALL, KeyLimits.NONE);

  static KeyIdentity of(ClientKey key) {
    return new KeyIdentity(key.id(), key.scope(), key.limits());
  }

  /// The caller in the value of [#ATTRIBUTE]; empty if no key has been accepted.
  public static Optional<KeyIdentity> in(@Nullable Object attribute) {
    return attribute instanceof KeyIdentity caller ? Optional.of(caller) : Optional.empty();
  }

  public boolean isPrimary() {
    return key.equals(PRIMARY.key());
  }
}
