package io.github.kiro4j.server.clients;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whose request it is: the key that the request presents, without what is secret of it.
///
/// @param key id of the key
public record Caller(String key, KeyScope scope, KeyLimits limits) {

  /// The attribute, and in Jersey the property, of a request whose key has been accepted.
  public static final String ATTRIBUTE = Caller.class.getName();

  /// Whoever has the configured `apiKey`, which has no limits.
  public static final Caller PRIMARY = new Caller("primary", KeyScope.ALL, KeyLimits.NONE);

  static Caller of(ClientKey key) {
    return new Caller(key.id(), key.scope(), key.limits());
  }

  /// The caller in the value of [#ATTRIBUTE]; empty if no key has been accepted.
  public static Optional<Caller> in(@Nullable Object attribute) {
    return attribute instanceof Caller caller ? Optional.of(caller) : Optional.empty();
  }

  public boolean isPrimary() {
    return key.equals(PRIMARY.key());
  }
}
