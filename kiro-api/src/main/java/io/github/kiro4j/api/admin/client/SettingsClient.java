package io.github.kiro4j.api.admin.client;

import io.github.kiro4j.api.admin.operations.EffectiveConfiguration;
import io.github.kiro4j.api.admin.operations.LoadBalancingMode;
import io.github.kiro4j.api.admin.operations.SettingsChange;
import java.io.IOException;

/// The routes of settings. Errors are those of [AdminClient].
public final class SettingsClient {

  private final AdminClient client;

  SettingsClient(AdminClient client) {
    this.client = client;
  }

  /// The configuration in effect.
  public EffectiveConfiguration all() throws IOException, InterruptedException {
    return client.get("/config", EffectiveConfiguration.class);
  }

  /// Changes settings that may change while the gateway runs.
  public EffectiveConfiguration change(SettingsChange change)
      throws IOException, InterruptedException {
    return client.send("PATCH", "/config", change, EffectiveConfiguration.class);
  }

  /// The load balancing mode.
  public LoadBalancingMode loadBalancing() throws IOException, InterruptedException {
    return client.get("/config/load-balancing", LoadBalancingMode.class);
  }

  /// Changes the load balancing mode to `priority` or `balanced`.
  public LoadBalancingMode setLoadBalancing(String mode) throws IOException, InterruptedException {
    return client.send(
        "PUT", "/config/load-balancing", new LoadBalancingMode(mode), LoadBalancingMode.class);
  }
}
