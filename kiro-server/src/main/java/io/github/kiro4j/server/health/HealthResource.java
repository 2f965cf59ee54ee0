package io.github.kiro4j.server.health;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What load balancers and clients ask without a key.
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public final class HealthResource {

  private final Readiness readiness;

  public HealthResource(Readiness readiness) {
    this.readiness = readiness;
  }

  /// The process runs.
  @GET
  @Path("healthz")
  public Map<String, String> live() {
    return Map.of("status", "ok");
  }

  /// Whether requests can be served. An unavailable database is reported, and so is a disk that
  /// cannot be written, but requests continue without them.
  @GET
  @Path("readyz")
  public Response ready() {
    Map<String, String> body = new LinkedHashMap<>();
    Optional<String> obstacle = readiness.obstacle();
    body.put("status", obstacle.isPresent() ? "unavailable" : "ok");
    obstacle.ifPresent(reason -> body.put("reason", reason));
    if (readiness.isDatabaseAway()) {
      body.put("database", "away");
    }
    if (readiness.cannotKeepTokens()) {
      body.put("tokens", "not refreshed, because new tokens cannot be stored");
    }
    return Response.status(
            obstacle.isPresent() ? Response.Status.SERVICE_UNAVAILABLE : Response.Status.OK)
        .entity(body)
        .build();
  }

  /// Clients probe with `HEAD /` whether the gateway is running.
  @HEAD
  public Response probe() {
    return Response.ok().build();
  }

  /// The same, as newer Claude Code versions send it.
  @HEAD
  @Path("api/hello")
  public Response hello() {
    return Response.ok().build();
  }
}
