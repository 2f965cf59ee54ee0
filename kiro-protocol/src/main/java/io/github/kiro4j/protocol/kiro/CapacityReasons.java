package io.github.kiro4j.protocol.kiro;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The codes by which the service says that the model has no capacity at the moment. Neither the
/// request nor the account is to blame.
///
/// Before an answer a code is the `reason` of an exception. In the middle of an answer
/// `MODEL_TEMPORARILY_UNAVAILABLE` was seen as an exception and as an event of unknown type
/// (kiro-lb 0.2.8, 2026-10-03), so that the code counts wherever a frame has one.
public final class CapacityReasons {

  private static final Set<String> CODES =
      Set.of("INSUFFICIENT_MODEL_CAPACITY", "MODEL_TEMPORARILY_UNAVAILABLE");

  private CapacityReasons() {}

  /// Whether a reason, a type or an error code is one of them.
  public static boolean include(@Nullable String code) {
    return code != null && CODES.contains(code);
  }
}
