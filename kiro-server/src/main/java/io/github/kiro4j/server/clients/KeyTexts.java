package io.github.kiro4j.server.clients;

import io.github.kiro4j.server.secret.Secret;
import java.util.random.RandomGenerator;

/// Makes the texts of new keys, and their ids.
///
/// @param random unpredictable
public record KeyTexts(RandomGenerator random) {

  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final String ID_LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
  private static final int ID_CHARACTERS = 8;

  /// A new text, for its user only.
  public Secret text() {
    return new Secret(KeyHash.BEGINNING + letters(LETTERS, KeyHash.RANDOM_CHARACTERS));
  }

  /// A new id, which is no secret.
  public String id() {
    return "key_" + letters(ID_LETTERS, ID_CHARACTERS);
  }

  private String letters(String alphabet, int count) {
    StringBuilder text = new StringBuilder(count);
    random.ints(count, 0, alphabet.length()).forEach(i -> text.append(alphabet.charAt(i)));
    return text.toString();
  }
}
