package io.github.kiro4j.server.admin.access;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who sent a request.
///
/// @param source address of the machine
/// @param session the session's cookie, which is a secret; null for a caller who sent the key
/// @param sessionEnd when the session ends; null for a caller who sent the key
public record AdminCaller(String source, @Nullable String session, @Nullable Instant sessionEnd) {

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

  /// The caller of a request to a resource with [io.github.kiro4j.server.admin.AdminApi].
  public static AdminCaller in(ContainerRequestContext request) {
    return of(request).orElseThrow();
  }

  /// Tells callers apart: one session, or all who send the key from one machine. Not for the log.
  public String id() {
    return session == null ? source : session;
  }

  @Override
  public String toString() {
    return (session == null ? "key" : "session") + " from " + source;
  }
}
