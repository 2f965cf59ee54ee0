package io.github.kiro4j.protocol.kiro;

import io.github.kiro4j.protocol.hash.Sha256;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// The alphabet that the upstream allows in tool names and tool call ids: 1 to 64 of
/// `[a-zA-Z0-9_-]`.
public final class ToolIdentifier {

  private static final Pattern LEGAL = Pattern.compile("[a-zA-Z0-9_-]{1,64}");
  private static final Pattern ILLEGAL_CHARACTER = Pattern.compile("[^a-zA-Z0-9_-]");
  private static final int KEPT = 51;
  private static final int HASH_BYTES = 6;

  private ToolIdentifier() {}

  /// Whether the upstream takes it as it is.
  public static boolean isLegal(String token) {
    return LEGAL.matcher(token).matches();
  }

  /// The token itself if it is legal, or else [#shortened].
  public static String of(String token) {
    return isLegal(token) ? token : shortened(token);
  }

  /// The first 51 characters with the illegal ones replaced, and 12 digits of a hash of the whole.
  public static String shortened(String token) {
    String kept = token.substring(0, Math.min(token.length(), KEPT));
    String hash = HexFormat.of().formatHex(Sha256.of(token), 0, HASH_BYTES);
    return ILLEGAL_CHARACTER.matcher(kept).replaceAll("_") + "_" + hash;
  }
}
