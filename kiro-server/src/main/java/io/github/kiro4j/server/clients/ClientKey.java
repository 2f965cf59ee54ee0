package io.github.kiro4j.server.clients;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A key of a client, beside the configured `apiKey`. Immutable; holds no secret.
///
/// @param id stays the same when the key is rotated
/// @param texts the hashes of the texts that the key has
public record ClientKey(
    String id, Label label, Texts texts, Validity validity, KeyScope scope, KeyLimits limits) {

  /// For people.
  ///
  /// @param note empty for none
  public record Label(String name, String note) {}

  /// The hashes of the key's texts.
  ///
  /// @param previous the text before the last rotation; null for none
  /// @param previousUntil until when the text before the rotation is accepted too; null without one
  public record Texts(
      KeyHash current, @Nullable KeyHash previous, @Nullable Instant previousUntil) {

    /// The hash of a key that was never rotated.
    public static Texts only(KeyHash current) {
      return new Texts(current, null, null);
    }

    /// The hashes after a rotation.
    ///
    /// @param until until when the present text is accepted too
    public Texts rotated(KeyHash next, Instant until) {
      return new Texts(next, current, until);
    }

    Stream<KeyHash> all() {
      return Stream.concat(Stream.of(current), Optional.ofNullable(previous).stream());
    }

    /// Whether the key has the text at that time.
    boolean accept(KeyHash presented, Instant now) {
      boolean byPrevious =
          previous != null
              && previousUntil != null
              && now.isBefore(previousUntil)
              && previous.matches(presented);
      return current.matches(presented) || byPrevious;
    }
  }

  /// When the key is accepted.
  ///
  /// @param expires null for never
  public record Validity(Instant created, @Nullable Instant expires, boolean disabled) {}

  /// Why the key is not accepted at that time; empty if the key is accepted.
  public Optional<KeyRefusal> refusal(Instant now) {
    if (validity.disabled()) {
      return Optional.of(KeyRefusal.DISABLED);
    }
    Instant expires = validity.expires();
    return expires == null || now.isBefore(expires)
        ? Optional.empty()
        : Optional.of(KeyRefusal.EXPIRED);
  }

  /// A key without settings.
  public static ClientKey created(String id, Texts texts, Instant now) {
    return new ClientKey(
        id, new Label("", ""), texts, new Validity(now, null, false), KeyScope.ALL, KeyLimits.NONE);
  }

  public ClientKey withTexts(Texts next) {
    return new ClientKey(id, label, next, validity, scope, limits);
  }
}
