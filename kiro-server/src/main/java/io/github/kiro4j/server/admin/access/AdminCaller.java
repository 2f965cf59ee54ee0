package io.github.kiro4j.server.admin.access;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who sent a request, for the log.
///
/// @param source address of the machine
/// @param sessionEnd when the session ends; null for a caller who sent the key
record AdminCaller(String source, @Nullable Instant sessionEnd) {

  private static final String PROPERTY = AdminCaller.class.getName();

  void attachTo(ContainerRequestContext request) {
    request.setProperty(PROPERTY, this);
  }

  /// Empty before the request is authenticated.
  static Optional<AdminCaller> of(ContainerRequestContext request) {
    return request.getProperty(PROPERTY) instanceof AdminCaller caller
        ? Optional.of(caller)
        : Optional.empty();
  }

  @Override
  public String toString() {
    return (sessionEnd == null ? "key" : "session") + " from " + source;
  }
}
