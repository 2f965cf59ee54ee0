package io.github.kiro4j.protocol.failure;

import io.github.kiro4j.protocol.failure.UpstreamFailure.BrokenStream.Damage;

/// The translation of an answer cannot continue, because the upstream's events are damaged or too
/// large to hold back. The translator catches the exception and ends the answer with an error.
public final class BrokenAnswerException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Damage damage;

  /// Creates the exception without a stack trace.
  public BrokenAnswerException(Damage damage) {
    super(damage.name(), null, false, false);
    this.damage = damage;
  }

  /// What is wrong with the answer.
  public Damage damage() {
    return damage;
  }
}
