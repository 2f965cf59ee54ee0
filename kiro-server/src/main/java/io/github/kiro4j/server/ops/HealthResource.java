package io.github.kiro4j.server.ops;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;

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

  /// Requests can be served.
  @GET
  @Path("readyz")
  public Response ready() {
    return readiness
        .obstacle()
        .map(reason -> Map.of("status", "unavailable", "reason", reason))
        .map(body -> Response.status(Response.Status.SERVICE_UNAVAILABLE).entity(body).build())
        .orElseGet(() -> Response.ok(Map.of("status", "ok")).build());
  }

  /// The probe of a client that looks whether somebody listens.
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
