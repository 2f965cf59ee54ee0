package io.github.kiro4j.server.admin.operations;

import com.fasterxml.jackson.databind.node.TextNode;
import io.github.kiro4j.api.admin.AdminErrorCode;
import io.github.kiro4j.api.admin.operations.LoadBalancingMode;
import io.github.kiro4j.server.admin.AdminApi;
import io.github.kiro4j.server.admin.AdminProblemException;
import io.github.kiro4j.server.admin.Parameters;
import io.github.kiro4j.server.admin.Problems;
import io.github.kiro4j.server.credentials.LoadBalancing;
import io.github.kiro4j.server.credentials.pool.CredentialPool;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.Objects;

/// `/config/load-balancing`: how the pool selects credentials.
@AdminApi
@Path("/api/admin/config/load-balancing")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class LoadBalancingResource {

  private final CredentialPool pool;

  public LoadBalancingResource(CredentialPool pool) {
    this.pool = pool;
  }

  @GET
  public LoadBalancingMode get() {
    return new LoadBalancingMode(pool.mode().toJson().asText());
  }

  @PUT
  public LoadBalancingMode set(LoadBalancingMode requested) {
    LoadBalancing mode = mode(Parameters.body(requested).mode());
    try {
      pool.mode(mode);
    } catch (IOException e) {
      throw Problems.storeUnavailable(e);
    }
    return get();
  }

  private static LoadBalancing mode(String name) {
    try {
      return LoadBalancing.of(TextNode.valueOf(Objects.requireNonNullElse(name, "")));
    } catch (IOException _) {
      throw AdminProblemException.of(
          AdminErrorCode.INVALID_VALUE, "mode", "must be priority or balanced");
    }
  }
}
