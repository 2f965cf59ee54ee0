package io.github.kiro4j.server.admin.access;

import io.github.kiro4j.api.admin.AdminClient;
import io.github.kiro4j.api.admin.AdminErrorCode;
import io.github.kiro4j.server.admin.AdminApi;
import io.github.kiro4j.server.admin.AdminProblemException;
import io.github.kiro4j.server.http.BearerToken;
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
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Lets operators through: with the admin key, as `x-api-key` or as `Authorization: Bearer`, or
/// with a session of the admin pages. A right key always gets through, however many wrong ones
/// come.
@AdminApi
@Priority(Priorities.AUTHENTICATION)
public final class AdminAccess implements ContainerRequestFilter {

  /// The cookie that holds the session.
  public static final String COOKIE = "kiro4j_admin";

  /// A header that no form and no other site can make a browser send; its value does not matter.
  static final String PROOF_HEADER = "x-kiro4j-admin";

  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

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
    String shown = shownKey(request);
    if (shown == null) {
      Instant end = session(request).orElseThrow(AdminAccess::unauthorized);
      requireSameOrigin(request);
      new Caller(source, end).attachTo(request);
    } else if (key.matches(shown)) {
      new Caller(source, null).attachTo(request);
    } else {
      throw refused(source);
    }
  }

  /// The first header that is not blank counts.
  private static @Nullable String shownKey(ContainerRequestContext request) {
    String header = request.getHeaderString(AdminClient.KEY_HEADER);
    return header != null && !header.isBlank()
        ? header
        : BearerToken.in(request.getHeaderString("Authorization"));
  }

  private Optional<Instant> session(ContainerRequestContext request) {
    return Optional.ofNullable(request.getCookies().get(COOKIE))
        .map(Cookie::getValue)
        .flatMap(sessions::endOf);
  }

  private AdminProblemException refused(String source) {
    Optional<Duration> wait = wrongKeys.count(source);
    return wait.map(AdminAccess::tooFast).orElseGet(AdminAccess::unauthorized);
  }

  private static AdminProblemException tooFast(Duration wait) {
    return AdminProblemException.temporary(
        AdminErrorCode.TOO_MANY_ATTEMPTS,
        "Too many wrong admin keys; wait before the next one.",
        wait);
  }

  private static AdminProblemException unauthorized() {
    return new AdminProblemException(
        AdminErrorCode.INVALID_KEY, "Invalid or missing admin API key");
  }

  /// Browsers add cookies to whatever any page makes them send, so a change has to come from the
  /// gateway's own pages.
  private static void requireSameOrigin(ContainerRequestContext request) {
    boolean proven =
        READING.contains(request.getMethod())
            || (request.getHeaderString(PROOF_HEADER) != null && isSameOrigin(request));
    if (!proven) {
      throw new AdminProblemException(
          AdminErrorCode.NOT_SAME_ORIGIN,
          "A change by session has to come from the gateway's own pages, with the header "
              + PROOF_HEADER
              + ".");
    }
  }

  /// Older browsers do not tell; then the origin has to be the host that was asked.
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
