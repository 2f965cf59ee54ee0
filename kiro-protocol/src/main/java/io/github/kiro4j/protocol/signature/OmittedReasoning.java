package io.github.kiro4j.protocol.signature;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reasoning whose text the client does not want (`display: omitted`). The text travels inside the
/// signature of a thinking block, which clients return verbatim with the next request, so that the
/// model keeps its earlier reasoning.
///
/// @param text the reasoning
/// @param signature the upstream's signature of the reasoning; null if there is none
public record OmittedReasoning(String text, @Nullable String signature) {

  private static final String MARKER = "kiro4j-omitted:";

  /// Separates text and signature; not in the alphabet of the encoded text.
  private static final char SEPARATOR = '.';

  /// The signature of the thinking block, which holds text and signature of the reasoning.
  public String asSignature() {
    String encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    return MARKER + encoded + (signature == null ? "" : SEPARATOR + signature);
  }

  /// The reasoning that a signature holds; empty if the signature holds none. A signature that the
  /// client has damaged yields empty reasoning.
  public static Optional<OmittedReasoning> in(@Nullable String signature) {
    if (signature == null || !signature.startsWith(MARKER)) {
      return Optional.empty();
    }
    String parts = signature.substring(MARKER.length());
    int separator = parts.indexOf(SEPARATOR);
    String encoded = separator < 0 ? parts : parts.substring(0, separator);
    try {
      return Optional.of(
          new OmittedReasoning(
              new String(Base64.getUrlDecoder().decode(encoded), UTF_8),
              separator < 0 ? null : parts.substring(separator + 1)));
    } catch (IllegalArgumentException _) {
      return Optional.of(new OmittedReasoning("", null));
    }
  }
}
