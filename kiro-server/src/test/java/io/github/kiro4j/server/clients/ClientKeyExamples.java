package io.github.kiro4j.server.clients;

import io.github.kiro4j.server.testing.TestClock;
import java.util.Map;

/// Keys of tests.
final class ClientKeyExamples {

  static final String TEXT = "sk-kiro4j-AAAAbbbb" + "0".repeat(24);
  static final String NEXT_TEXT = "sk-kiro4j-CCCCdddd" + "0".repeat(24);

  private ClientKeyExamples() {}

  static ClientKey key() {
    return key(KeyLimits.NONE);
  }

  static ClientKey key(KeyLimits limits) {
    return new ClientKey(
        "key_alice",
        new ClientKey.Label("alice", ""),
        ClientKey.Texts.only(hash(TEXT)),
        new ClientKey.Validity(TestClock.START, null, false),
        KeyScope.ALL,
        limits);
  }

  static KeyHash hash(String text) {
    return KeyHash.of(text).orElseThrow();
  }

  static KeyIdentity limited(KeyLimit limit, long max) {
    return KeyIdentity.of(key(new KeyLimits(Map.of(limit, max))));
  }
}
