package io.github.kiro4j.server.admin.access;

import io.github.kiro4j.api.admin.AdminErrorCode;
import io.github.kiro4j.server.admin.AdminApi;
import io.github.kiro4j.server.admin.AdminProblemException;
import io.github.kiro4j.server.http.keys.PresentedKeys;
import io.github.kiro4j.server.http.keys.TrustedProxies;
import io.github.kiro4j.server.http.keys.WrongKeys;
import io.github.kiro4j.server.secret.Secret;
import jakarta.annotation.Priority;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Cookie;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Admits operators with the admin key, as `x-api-key` or as `Authorization: Bearer`, or with a
/// session of the admin pages. The right key is always admitted, however many wrong keys come.
@AdminApi
@Priority(Priorities.AUTHENTICATION)
public final class AdminAccess implements ContainerRequestFilter {

  /// The cookie that holds the session.
  public static final String COOKIE = "kiro4j_admin";

  /// A header that no form and no other site can make a browser send; its value does not matter.
  static final String PROOF_HEADER = "x-kiro4j-admin";

  private static final Set<String> READ_ONLY = Set.of("GET", "HEAD", "OPTIONS");

  private final Secret key;
  private final Sessions sessions;
  private final WrongKeys wrongKeys;
  private final TrustedProxies proxies;

  @Context private @Nullable HttpServletRequest connection;

  public AdminAccess(Secret key, Sessions sessions, WrongKeys wrongKeys, TrustedProxies proxies) {
    if (key.blank()) {
      throw new IllegalArgumentException("the admin key must not be blank");
    }
    this.key = key;
    this.sessions = sessions;
    this.wrongKeys = wrongKeys;
    this.proxies = proxies;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    String source = proxies.source(Objects.requireNonNull(connection, "the servlet's request"));
    PresentedKeys keys = PresentedKeys.of(request);
    if (keys.none()) {
      AdminCaller caller = session(request, source).orElseThrow(AdminAccess::unauthorized);
      requireSameOrigin(request);
      caller.attachTo(request);
    } else if (keys.include(key)) {
      new AdminCaller(source, null, null).attachTo(request);
    } else {
      throw refused(source);
    }
  }

  private Optional<AdminCaller> session(ContainerRequestContext request, String source) {
    return Optional.ofNullable(request.getCookies().get(COOKIE))
        .map(Cookie::getValue)
        .flatMap(token -> sessions.endOf(token).map(end -> new AdminCaller(source, token, end)));
  }

  private AdminProblemException refused(String source) {
    Optional<Duration> wait = wrongKeys.count(source);
    return wait.map(AdminAccess::tooFast).orElseGet(AdminAccess::unauthorized);
  }

  private static AdminProblemException tooFast(Duration wait) {
    return AdminProblemException.temporary(
        AdminErrorCode.TOO_MANY_ATTEMPTS,
        "Too many wrong admin keys came from this address. Wait before the next attempt.",
        wait);
  }

  private static AdminProblemException unauthorized() {
    return new AdminProblemException(
        AdminErrorCode.INVALID_KEY, "Invalid or missing admin API key");
  }

  /// Browsers add cookies to requests that any page makes them send, so a change by session is
  /// accepted only from the gateway's own pages.
  private static void requireSameOrigin(ContainerRequestContext request) {
    boolean allowed =
        READ_ONLY.contains(request.getMethod())
            || (request.getHeaderString(PROOF_HEADER) != null && isSameOrigin(request));
    if (!allowed) {
      throw new AdminProblemException(
          AdminErrorCode.NOT_SAME_ORIGIN,
          "A session may change something only from the gateway's own pages, which send the header "
              + PROOF_HEADER
              + ". Scripts have to send the admin key instead.");
    }
  }

  /// Older browsers send no `Sec-Fetch-Site`; for them the origin has to be the host of the
  /// request.
  private static boolean isSameOrigin(ContainerRequestContext request) {
    String site = request.getHeaderString("Sec-Fetch-Site");
    String origin = request.getHeaderString("Origin");
    return site != null
        ? site.equals("same-origin")
        : origin != null && isOriginOf(origin, request.getHeaderString("Host"));
  }

  private static boolean isOriginOf(String origin, @Nullable String host) {
    try {
      return host != null && host.equalsIgnoreCase(URI.create(origin).getRawAuthority());
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}
