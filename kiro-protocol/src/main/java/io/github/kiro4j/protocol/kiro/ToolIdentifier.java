package io.github.kiro4j.protocol.kiro;

import io.github.kiro4j.protocol.hash.Sha256;
import java.util.HexFormat;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// The form of tool names and of ids of tool calls: 1 to 64 characters of `[a-zA-Z0-9_-]`.
///
/// Source: the patterns of `ToolName` and `ToolUseId` in AWS's published streaming model.
public final class ToolIdentifier {

  private static final Pattern LEGAL = Pattern.compile("[a-zA-Z0-9_-]{1,64}");
  private static final Pattern ILLEGAL_CHARACTER = Pattern.compile("[^a-zA-Z0-9_-]");
  private static final int KEPT = 51;
  private static final int HASH_BYTES = 6;

  private ToolIdentifier() {}

  /// Whether the service accepts a name or an id.
  public static boolean isLegal(String identifier) {
    return LEGAL.matcher(identifier).matches();
  }

  /// The name or id itself if it is legal, or else its [shortened][#shortened] form.
  public static String of(String identifier) {
    return isLegal(identifier) ? identifier : shortened(identifier);
  }

  /// A legal form of a name or an id: the first 51 characters with the illegal ones replaced, and
  /// 12 hexadecimal digits of a hash of the whole.
  public static String shortened(String identifier) {
    String kept = identifier.substring(0, Math.min(identifier.length(), KEPT));
    String hash = HexFormat.of().formatHex(Sha256.of(identifier), 0, HASH_BYTES);
    return ILLEGAL_CHARACTER.matcher(kept).replaceAll("_") + "_" + hash;
  }

  /// A shortened form of a name that is not taken.
  public static String unused(String name, Predicate<String> isTaken) {
    String unused = shortened(name);
    for (int n = 2; isTaken.test(unused); n++) {
      unused = shortened(name + " " + n);
    }
    return unused;
  }
}
