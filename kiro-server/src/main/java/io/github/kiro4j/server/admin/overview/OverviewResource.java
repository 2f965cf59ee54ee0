package io.github.kiro4j.server.admin.overview;

import io.github.kiro4j.api.admin.overview.Overview;
import io.github.kiro4j.server.admin.AdminApi;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/// `GET /overview`: the gateway at a glance.
@AdminApi
@Path("/api/admin/overview")
@Produces(MediaType.APPLICATION_JSON)
public final class OverviewResource {

  private final OverviewComposer composer;

  public OverviewResource(OverviewComposer composer) {
    this.composer = composer;
  }

  @GET
  public Overview get() {
    return composer.now();
  }
}
