package io.github.kiro4j.server.admin.credentials;

import io.github.kiro4j.api.admin.credentials.CredentialHealth;
import io.github.kiro4j.api.admin.credentials.CredentialHistory;
import io.github.kiro4j.server.admin.AdminApi;
import io.github.kiro4j.server.admin.Parameters;
import io.github.kiro4j.server.admin.Problems;
import io.github.kiro4j.server.credentials.health.HealthChange;
import io.github.kiro4j.server.credentials.pool.CredentialPool;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;

/// The latest changes of a credential's health.
@AdminApi
@Path("/api/admin/credentials/{id}/history")
@Produces(MediaType.APPLICATION_JSON)
public final class HistoryResource {

  private final CredentialPool pool;

  public HistoryResource(CredentialPool pool) {
    this.pool = pool;
  }

  @GET
  public CredentialHistory get(@PathParam("id") String text) {
    long id = Parameters.id(text);
    if (pool.find(id).isEmpty()) {
      throw Problems.unknownCredential(id);
    }
    return new CredentialHistory(
        id, pool.histories().of(id).stream().map(HistoryResource::view).toList());
  }

  private static CredentialHistory.Change view(HealthChange change) {
    CredentialHealth health = StatusView.view(change.health());
    return new CredentialHistory.Change(
        health.since(),
        health.state(),
        health.cause(),
        health.until(),
        change.trigger().name().toLowerCase(Locale.ROOT),
        health.sentence());
  }
}
