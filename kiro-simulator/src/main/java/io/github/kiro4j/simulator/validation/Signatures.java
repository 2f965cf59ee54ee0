package io.github.kiro4j.simulator.validation;

import io.github.kiro4j.protocol.hash.Sha256;
import java.util.Base64;

/// The signatures of the simulated models' reasoning, a function of the text, so that the validator
/// recognises a forged signature without stored state.
public final class Signatures {

  private Signatures() {}

  /// The signature of a reasoning text.
  public static String of(String text) {
    return Base64.getEncoder().encodeToString(Sha256.of("simulated reasoning: " + text));
  }
}
