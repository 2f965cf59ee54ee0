package io.github.kiro4j.api.admin.operations;

import org.jspecify.annotations.Nullable;

/// The answer of `/healthz` and `/readyz`.
///
/// @param status `ok` or `unavailable`
/// @param reason why it is not `ok`, fit for anybody
public record Health(String status, @Nullable String reason) {

  /// Whether all is well.
  public boolean ok() {
    return "ok".equals(status);
  }
}
