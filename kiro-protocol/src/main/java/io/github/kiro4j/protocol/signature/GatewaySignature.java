package io.github.kiro4j.protocol.signature;

import io.github.kiro4j.protocol.hash.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// The signature that the gateway itself gives to reasoning that it cut out of `<thinking>` tags.
///
/// Clients expect a signature on every thinking block and return it verbatim. The marker at its
/// start tells, when the block comes back, that the upstream never signed it and must see the
/// reasoning as tagged text again.
public final class GatewaySignature {

  private static final String MARKER = "kiro4j-tags:";

  private GatewaySignature() {}

  /// The signature of this reasoning text: the same text always gets the same signature.
  public static String of(String thinking) {
    Signer signer = new Signer();
    signer.add(thinking);
    return signer.signature();
  }

  /// Whether the signature came from [#of] rather than from the upstream; false for none at all.
  public static boolean isGatewayIssued(@Nullable String signature) {
    return signature != null && signature.startsWith(MARKER);
  }

  /// Signs reasoning that arrives in pieces, without holding it.
  public static final class Signer {

    private final MessageDigest digest = Sha256.digest();

    /// The first half of a character whose second half comes with the next piece.
    private String half = "";

    /// Takes the next piece.
    public void add(String piece) {
      String text = half + piece;
      boolean cut = !text.isEmpty() && Character.isHighSurrogate(text.charAt(text.length() - 1));
      int whole = cut ? text.length() - 1 : text.length();
      digest.update(text.substring(0, whole).getBytes(StandardCharsets.UTF_8));
      half = text.substring(whole);
    }

    /// The signature of all pieces, joined; nothing may be added after it was taken.
    public String signature() {
      digest.update(half.getBytes(StandardCharsets.UTF_8));
      return MARKER + Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest());
    }
  }
}
