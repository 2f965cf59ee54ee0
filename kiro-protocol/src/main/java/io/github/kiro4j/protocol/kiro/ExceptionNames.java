package io.github.kiro4j.protocol.kiro;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How the service spells the name of an exception, in headers and bodies.
public final class ExceptionNames {

  private ExceptionNames() {}

  /// The bare name: `com.amazon.aws.codewhisperer#Name` and `Name:http://…` are `Name`. Empty when
  /// there is none.
  public static Optional<String> bare(@Nullable String spelled) {
    if (spelled == null) {
      return Optional.empty();
    }
    int colon = spelled.indexOf(':');
    String head = colon < 0 ? spelled : spelled.substring(0, colon);
    String bare = head.substring(head.indexOf('#') + 1).strip();
    return Optional.of(bare).filter(name -> !name.isEmpty());
  }

  /// The name without `Exception` or `Error`, which the two faces of the service use alike.
  public static String stem(String bareName) {
    for (String suffix : new String[] {"Exception", "Error"}) {
      if (bareName.endsWith(suffix)) {
        return bareName.substring(0, bareName.length() - suffix.length());
      }
    }
    return bareName;
  }
}
