package io.github.kiro4j.server.logging;

import io.github.kiro4j.server.secret.Secret;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The secrets that the gateway has at the moment. Safe for use by many threads.
public final class LiveSecrets {

  /// For so long, a secret that is new is masked by its form only.
  private static final Duration REREAD = Duration.ofSeconds(1);

  private final InstantSource clock;
  private volatile Supplier<Stream<Secret>> secrets = Stream::empty;
  private volatile Snapshot snapshot = new Snapshot(new SecretMask(Stream.empty()), Instant.MIN);

  private record Snapshot(SecretMask mask, Instant readAt) {}

  public LiveSecrets(InstantSource clock) {
    this.clock = clock;
  }

  /// Names the source of the secrets, once there is one.
  public void readFrom(Supplier<Stream<Secret>> source) {
    secrets = source;
    snapshot = new Snapshot(snapshot.mask(), Instant.MIN);
  }

  /// The text without secrets.
  String mask(String text) {
    Instant now = clock.instant();
    Snapshot known = snapshot;
    if (known.readAt().isBefore(now.minus(REREAD))) {
      known = new Snapshot(new SecretMask(secrets.get()), now);
      snapshot = known;
    }
    return known.mask().apply(text);
  }
}
