package io.github.kiro4j.api.admin.operations;

import org.jspecify.annotations.Nullable;

/// The response to `/healthz` and `/readyz`.
///
/// @param status `ok` or `unavailable`
/// @param reason why the status is not `ok`, without internal details; null if it is `ok`
public record Health(String status, @Nullable String reason) {

  /// Whether the status is `ok`.
  public boolean ok() {
    return "ok".equals(status);
  }
}
