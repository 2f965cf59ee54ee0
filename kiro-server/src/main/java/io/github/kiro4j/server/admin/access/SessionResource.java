package io.github.kiro4j.server.admin.access;

import io.github.kiro4j.api.admin.ActionResult;
import io.github.kiro4j.api.admin.AdminErrorCode;
import io.github.kiro4j.api.admin.client.AdminClient;
import io.github.kiro4j.api.admin.operations.Session;
import io.github.kiro4j.server.admin.AdminApi;
import io.github.kiro4j.server.admin.AdminProblemException;
import io.github.kiro4j.server.admin.AdminTimes;
import io.github.kiro4j.server.http.keys.TrustedProxies;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/// Sessions of the admin pages, which spare the browser from keeping the key.
@AdminApi
@Path("/api/admin/session")
@Produces(MediaType.APPLICATION_JSON)
public final class SessionResource {

  private final Sessions sessions;
  private final TrustedProxies proxies;

  public SessionResource(Sessions sessions, TrustedProxies proxies) {
    this.sessions = sessions;
    this.proxies = proxies;
  }

  /// Opens a session for a caller with the key. A session cannot open another one, so that every
  /// session ends.
  @POST
  public Response open(
      @Context ContainerRequestContext request, @Context HttpServletRequest connection) {
    if (sessionEnd(request).isPresent()) {
      throw new AdminProblemException(
          AdminErrorCode.INVALID_KEY, "Only the admin key opens a session; send the key.");
    }
    Sessions.Opened session = sessions.open();
    return Response.ok(new Session(AdminTimes.text(session.expiresAt())))
        .cookie(cookie(connection, session.token(), (int) Sessions.LIFETIME.toSeconds()))
        .build();
  }

  /// The caller's own session.
  @GET
  public Session get(@Context ContainerRequestContext request) {
    return new Session(sessionEnd(request).map(AdminTimes::text).orElse(null));
  }

  private static Optional<Instant> sessionEnd(ContainerRequestContext request) {
    return AdminCaller.of(request).map(AdminCaller::sessionEnd);
  }

  /// Ends the caller's session, also for whoever has a copy of its cookie, and makes the browser
  /// forget the cookie.
  @DELETE
  public Response close(
      @Context ContainerRequestContext request, @Context HttpServletRequest connection)
      throws IOException {
    Cookie session = request.getCookies().get(AdminAccess.COOKIE);
    if (session != null) {
      sessions.end(session.getValue());
    }
    return Response.ok(ActionResult.done("The session has ended."))
        .cookie(cookie(connection, "", 0))
        .build();
  }

  private NewCookie cookie(HttpServletRequest connection, String value, int seconds) {
    return new NewCookie.Builder(AdminAccess.COOKIE)
        .value(value)
        .path(AdminClient.BASE_PATH)
        .maxAge(seconds)
        .httpOnly(true)
        .secure(proxies.isSecure(connection))
        .sameSite(NewCookie.SameSite.STRICT)
        .build();
  }
}
