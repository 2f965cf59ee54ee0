package io.github.kiro4j.server.cli.demo;

import io.github.kiro4j.api.admin.AdminException;
import io.github.kiro4j.api.admin.client.AdminClient;
import io.github.kiro4j.api.admin.keys.ClientKeyLimits;
import io.github.kiro4j.api.admin.keys.ClientKeySettings;
import io.github.kiro4j.api.admin.keys.NewClientKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the operator of the demo has done before somebody looks: asked for balances, and created
/// client keys.
final class DemoPreparation {

  private final AdminClient client;

  DemoPreparation(AdminClient client) {
    this.client = client;
  }

  /// Asks for the balance of every account.
  void askForBalances() throws IOException, InterruptedException {
    for (long id = 1; id <= DemoAccounts.COUNT; id++) {
      try {
        client.balance(id, false);
      } catch (AdminException _) {
        // An account whose sign-in has ended has no balance.
      }
    }
  }

  /// Creates the client keys.
  List<NewClientKey> createKeys() throws IOException, InterruptedException {
    List<NewClientKey> keys = new ArrayList<>();
    keys.add(create("night-agent", "Runs the nightly reviews", List.of(), limits(600L, 40.0)));
    keys.add(create("alex-laptop", null, List.of(), limits(null, 200.0)));
    keys.add(create("ci-review", null, List.of("claude-haiku-*"), limits(10L, null)));
    return keys;
  }

  private static ClientKeyLimits limits(@Nullable Long perMinute, @Nullable Double credits) {
    return new ClientKeyLimits(perMinute, null, null, null, credits);
  }

  private NewClientKey create(
      String name, @Nullable String note, List<String> models, ClientKeyLimits limits)
      throws IOException, InterruptedException {
    return client
        .keys()
        .create(new ClientKeySettings(name, note, null, null, models, null, null, limits));
  }
}
