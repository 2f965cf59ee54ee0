package io.github.kiro4j.protocol.kiro;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The names of the service's exceptions, in the forms that headers and bodies use.
public final class ExceptionNames {

  private ExceptionNames() {}

  /// The name without name space and URL: `com.amazon.aws.codewhisperer#Name` and `Name:http://…`
  /// become `Name`. Empty if nothing is left.
  ///
  /// Source: the error serialization of Smithy's AWS JSON protocols.
  public static Optional<String> bare(@Nullable String qualifiedName) {
    if (qualifiedName == null) {
      return Optional.empty();
    }
    int colon = qualifiedName.indexOf(':');
    String head = colon < 0 ? qualifiedName : qualifiedName.substring(0, colon);
    String bare = head.substring(head.indexOf('#') + 1).strip();
    return Optional.of(bare).filter(name -> !name.isEmpty());
  }

  /// The name without the suffix `Exception` or `Error`, of which the service's REST and JSON
  /// protocols use one each.
  public static String stem(String bareName) {
    for (String suffix : new String[] {"Exception", "Error"}) {
      if (bareName.endsWith(suffix)) {
        return bareName.substring(0, bareName.length() - suffix.length());
      }
    }
    return bareName;
  }
}
