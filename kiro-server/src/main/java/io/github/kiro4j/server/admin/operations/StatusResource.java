package io.github.kiro4j.server.admin.operations;

import io.github.kiro4j.api.admin.operations.GatewayStatus;
import io.github.kiro4j.api.admin.operations.GatewayStatus.Credentials;
import io.github.kiro4j.api.admin.operations.GatewayStatus.EndpointCoolDown;
import io.github.kiro4j.api.admin.operations.GatewayStatus.Storage;
import io.github.kiro4j.api.admin.operations.Health;
import io.github.kiro4j.server.admin.AdminApi;
import io.github.kiro4j.server.admin.AdminTimes;
import io.github.kiro4j.server.credentials.pool.CredentialPool;
import io.github.kiro4j.server.credentials.pool.PooledCredential;
import io.github.kiro4j.server.credentials.store.CredentialStore;
import io.github.kiro4j.server.health.GatewayProcess;
import io.github.kiro4j.server.health.Readiness;
import io.github.kiro4j.server.upstream.endpoint.EndpointCoolDowns;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.List;

/// `GET /status`: version, health, storage and endpoints of the gateway.
@AdminApi
@Path("/api/admin/status")
@Produces(MediaType.APPLICATION_JSON)
public final class StatusResource {

  private final CredentialPool pool;
  private final CredentialStore store;
  private final String storageType;
  private final Readiness readiness;
  private final EndpointCoolDowns coolDowns;
  private final GatewayProcess process;

  /// @param storageType `file` or `postgres`
  public StatusResource(
      CredentialPool pool,
      CredentialStore store,
      String storageType,
      Readiness readiness,
      EndpointCoolDowns coolDowns,
      GatewayProcess process) {
    this.pool = pool;
    this.store = store;
    this.storageType = storageType;
    this.readiness = readiness;
    this.coolDowns = coolDowns;
    this.process = process;
  }

  @GET
  public GatewayStatus get() {
    return new GatewayStatus(
        GatewayProcess.version(),
        Runtime.version().toString(),
        AdminTimes.text(process.now()),
        AdminTimes.text(process.started()),
        process.uptime().toSeconds(),
        health(),
        storage(),
        credentials(),
        pool.mode().toJson().asText(),
        endpointCoolDowns());
  }

  private Health health() {
    return readiness
        .obstacle()
        .map(reason -> new Health("unavailable", reason))
        .orElseGet(() -> new Health("ok", null));
  }

  private Storage storage() {
    try {
      store.check();
      return new Storage(storageType, true, null);
    } catch (IOException e) {
      return new Storage(
          storageType, false, "the credentials cannot be read: " + e.getClass().getSimpleName());
    }
  }

  private List<EndpointCoolDown> endpointCoolDowns() {
    return coolDowns.current().entrySet().stream()
        .map(entry ->
            new EndpointCoolDown(entry.getKey().label(), AdminTimes.text(entry.getValue())))
        .toList();
  }

  private Credentials credentials() {
    List<PooledCredential> members = pool.members();
    return new Credentials(
        members.size(),
        (int) members.stream().filter(PooledCredential::usable).count(),
        members.stream().mapToInt(PooledCredential::inFlight).sum());
  }
}
