package io.github.kiro4j.simulator.validation;

import io.github.kiro4j.protocol.hash.Sha256;
import java.util.Base64;

/// The signatures that the simulated models give their reasoning: a function of the text, so that
/// the judge knows a forged one without a memory.
public final class Signatures {

  private Signatures() {}

  public static String of(String text) {
    return Base64.getEncoder().encodeToString(Sha256.of("simulated reasoning: " + text));
  }
}
