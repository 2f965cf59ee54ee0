package io.github.kiro4j.protocol.mapping.openai;

import io.github.kiro4j.protocol.failure.BrokenAnswerException;
import io.github.kiro4j.protocol.failure.UpstreamFailure.BrokenStream.Damage;

/// Joins the pieces of a text that has to be repeated as a whole. Not thread-safe.
public final class JoinedText {

  /// Most characters of one text. The longest answers of the models have a tenth.
  private static final int MAX_LENGTH = 16 * 1024 * 1024;

  private final StringBuilder text = new StringBuilder();

  /// Adds a piece.
  ///
  /// @throws BrokenAnswerException if the text becomes too large to be held
  public void add(String piece) {
    if (text.length() + piece.length() > MAX_LENGTH) {
      throw new BrokenAnswerException(Damage.TOO_LARGE);
    }
    text.append(piece);
  }

  public boolean isEmpty() {
    return text.isEmpty();
  }

  /// The whole text, after which the next text begins.
  public String take() {
    String whole = text.toString();
    text.setLength(0);
    return whole;
  }
}
