package io.github.kiro4j.protocol.signature;

import io.github.kiro4j.protocol.hash.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// The signature that the gateway gives to reasoning that arrived between `<thinking>` tags.
///
/// Clients expect a signature on every thinking block and return it verbatim. The marker at its
/// beginning shows, when the block returns, that the upstream did not sign the reasoning, so that
/// the reasoning goes upstream between tags again.
public final class GatewaySignature {

  private static final String MARKER = "kiro4j-tags:";

  private GatewaySignature() {}

  /// The signature of a reasoning text. Equal texts have equal signatures.
  public static String of(String thinking) {
    Signer signer = new Signer();
    signer.add(thinking);
    return signer.signature();
  }

  /// Whether a signature comes from the gateway rather than from the upstream; false for null.
  public static boolean isGatewayIssued(@Nullable String signature) {
    return signature != null && signature.startsWith(MARKER);
  }

  /// Signs reasoning that arrives in pieces, without keeping the text. Not thread-safe.
  public static final class Signer {

    private final MessageDigest digest = Sha256.digest();

    /// The first half of a surrogate pair whose second half arrives with the next piece.
    private String half = "";

    /// Adds the next piece.
    public void add(String piece) {
      String text = half + piece;
      boolean cut = !text.isEmpty() && Character.isHighSurrogate(text.charAt(text.length() - 1));
      int whole = cut ? text.length() - 1 : text.length();
      digest.update(text.substring(0, whole).getBytes(StandardCharsets.UTF_8));
      half = text.substring(whole);
    }

    /// The signature of all pieces, joined. Ends the signer's use.
    public String signature() {
      digest.update(half.getBytes(StandardCharsets.UTF_8));
      return MARKER + Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest());
    }
  }
}
