package io.github.kiro4j.protocol.failure;

import io.github.kiro4j.protocol.failure.UpstreamFailure.BrokenStream.Damage;

/// The answer cannot be translated any further. Never leaves this package.
public final class BrokenAnswerException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Damage damage;

  public BrokenAnswerException(Damage damage) {
    super(damage.name(), null, false, false);
    this.damage = damage;
  }

  public Damage damage() {
    return damage;
  }
}
