package io.github.kiro4j.server.admin.access;

import io.github.kiro4j.api.admin.ActionResult;
import io.github.kiro4j.api.admin.AdminError;
import io.github.kiro4j.api.admin.credentials.AddResult;
import io.github.kiro4j.api.admin.signin.SignIn;
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

/// Logs one line for every change that an operator makes or tries to make: who, what, and the
/// outcome. Forbids caches to keep answers of the admin API.
@AdminApi
public final class AuditLog implements ContainerResponseFilter {

  private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);
  private static final String DETAIL = AuditLog.class.getName();
  private static final Set<String> READ_ONLY = Set.of("GET", "HEAD", "OPTIONS");
  private static final Pattern LONGER_THAN_AN_ID = Pattern.compile("[^/]{41,}|[^/\\w-]+");
  private static final int TOO_MANY_REQUESTS = 429;

  /// Adds a detail to the line of a request that its path does not have. The detail must hold no
  /// secret.
  public static void addDetail(ContainerRequestContext request, String detail) {
    request.setProperty(DETAIL, detail);
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
    boolean refused = AdminCaller.of(request).isEmpty();
    if (refused && response.getStatus() != TOO_MANY_REQUESTS) {
      LOG.warn("admin: {} without a right key", request.getMethod());
    } else if (!refused && !READ_ONLY.contains(request.getMethod())) {
      LOG.info(
          "admin: {} /{}{} by {}: {} {}",
          request.getMethod(),
          path(request),
          detail(request),
          AdminCaller.of(request).map(AdminCaller::toString).orElse("nobody"),
          response.getStatus(),
          outcome(response.getEntity()));
    }
  }

  /// Hides path segments that are longer than any id: they may be secrets in the wrong place.
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
      case SignIn signIn -> "sign-in " + signIn.id() + ": " + signIn.state();
      case AdminError error -> error.error().code();
      case null, default -> "done";
    };
  }
}
