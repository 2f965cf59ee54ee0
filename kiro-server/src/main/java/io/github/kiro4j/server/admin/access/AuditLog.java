package io.github.kiro4j.server.admin.access;

import io.github.kiro4j.api.admin.ActionResult;
import io.github.kiro4j.api.admin.AdminError;
import io.github.kiro4j.api.admin.credentials.AddResult;
import io.github.kiro4j.server.admin.AdminApi;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes one line for every change that an operator makes or tries to make: who, what, and what
/// came of it. Answers of the admin API are kept by no cache.
@AdminApi
public final class AuditLog implements ContainerResponseFilter {

  private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);
  private static final String DETAIL = AuditLog.class.getName();
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
  private static final Pattern LONGER_THAN_AN_ID = Pattern.compile("[^/]{41,}|[^/\\w-]+");
  private static final int TOO_MANY_REQUESTS = 429;

  /// Adds to the line of a request what its path does not tell. No secret may be in it.
  public static void tell(ContainerRequestContext request, String detail) {
    request.setProperty(DETAIL, detail);
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
    boolean refused = Caller.of(request).isEmpty();
    if (refused && response.getStatus() != TOO_MANY_REQUESTS) {
      LOG.warn("admin: {} without a right key", request.getMethod());
    } else if (!refused && !READING.contains(request.getMethod())) {
      LOG.info(
          "admin: {} /{}{} by {}: {} {}",
          request.getMethod(),
          path(request),
          detail(request),
          Caller.of(request).map(Caller::toString).orElse("nobody"),
          response.getStatus(),
          outcome(response.getEntity()));
    }
  }

  /// What is longer than any id may be something that belongs elsewhere.
  private static String path(ContainerRequestContext request) {
    return LONGER_THAN_AN_ID.matcher(request.getUriInfo().getPath()).replaceAll("(...)");
  }

  private static String detail(ContainerRequestContext request) {
    return request.getProperty(DETAIL) instanceof String detail ? " (" + detail + ")" : "";
  }

  private static String outcome(@Nullable Object entity) {
    return switch (entity) {
      case ActionResult done -> done.message();
      case AddResult added -> added.message();
      case AdminError error -> error.error().code();
      case null, default -> "done";
    };
  }
}
