package io.github.kiro4j.protocol.signature;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reasoning that the client does not want to read (`display: omitted`) on its way through the
/// client: inside the block's signature, since clients return that verbatim. Without it the model
/// would not know in the next turn what it thought in this one.
///
/// @param text the reasoning
/// @param signature the upstream's signature of it; null if it gave none
public record OmittedReasoning(String text, @Nullable String signature) {

  private static final String MARKER = "kiro4j-omitted:";

  /// Separates the two parts; not in the alphabet of the first.
  private static final char SEPARATOR = '.';

  /// What stands as the signature of a thinking block without text.
  public String asSignature() {
    String encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    return MARKER + encoded + (signature == null ? "" : SEPARATOR + signature);
  }

  /// What a signature holds; empty if it is not one of these. One that was changed on its way holds
  /// nothing.
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
