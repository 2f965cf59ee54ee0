package io.github.kiro4j.server.admin.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.kiro4j.api.admin.AdminException;
import io.github.kiro4j.api.admin.client.AdminClient;
import io.github.kiro4j.api.admin.operations.EffectiveConfiguration;
import io.github.kiro4j.api.admin.operations.EffectiveConfiguration.Origin;
import io.github.kiro4j.api.admin.operations.EffectiveConfiguration.Setting;
import io.github.kiro4j.api.admin.operations.SettingsChange;
import io.github.kiro4j.server.testing.TestGateway;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Settings that operators change while the gateway runs.
@Timeout(60)
class SettingsApiTest {

  @TempDir Path state;

  private TestGateway start() throws Exception {
    return TestGateway.start(
        "adminApiKey: " + TestGateway.ADMIN_KEY + "\nmaxConcurrency: 4\nstateDir: " + state + "\n");
  }

  private static Setting setting(EffectiveConfiguration all, String key) {
    return all.settings().stream()
        .filter(setting -> setting.key().equals(key))
        .findFirst()
        .orElseThrow();
  }

  private static SettingsChange change(
      @Nullable String mode, @Nullable Integer perMinute, @Nullable Integer concurrency) {
    return new SettingsChange(mode, perMinute, concurrency, null);
  }

  @Test
  void aChangeTakesEffectAtOnceAndOutlivesTheGateway() throws Exception {
    try (TestGateway gateway = start();
        AdminClient client = gateway.adminClient()) {
      EffectiveConfiguration changed = client.settings().change(change("balanced", 14, 8));

      Setting concurrency = setting(changed, "maxConcurrency");
      assertThat(concurrency.value()).isEqualTo(IntNode.valueOf(8));
      assertThat(concurrency.origin()).isEqualTo(Origin.ADMIN);
      assertThat(concurrency.configured()).isEqualTo(IntNode.valueOf(4));
      assertThat(concurrency.line()).isNotNull();
      assertThat(setting(changed, "loadBalancingMode").value())
          .isEqualTo(TextNode.valueOf("balanced"));
      assertThat(client.credential(1).status().limits().requestsPerMinute()).isEqualTo(14);
      assertThat(client.credential(1).status().limits().maxConcurrency()).isEqualTo(8);
      gateway.stop().join();
    }
    try (TestGateway gateway = start();
        AdminClient client = gateway.adminClient()) {
      assertThat(client.credential(1).status().limits().maxConcurrency()).isEqualTo(8);
      assertThat(setting(client.settings().all(), "requestsPerMinute").origin())
          .isEqualTo(Origin.ADMIN);
    }
  }

  @Test
  void theConfiguredValueReturns() throws Exception {
    try (TestGateway gateway = start();
        AdminClient client = gateway.adminClient()) {
      client.settings().change(change("balanced", 14, 8));

      EffectiveConfiguration reset =
          client
              .settings()
              .change(
                  new SettingsChange(
                      null, null, null, List.of("maxConcurrency", "loadBalancingMode")));

      assertThat(setting(reset, "maxConcurrency"))
          .extracting(Setting::value, Setting::origin, Setting::configured)
          .containsExactly(IntNode.valueOf(4), Origin.FILE, null);
      assertThat(setting(reset, "loadBalancingMode").origin()).isEqualTo(Origin.DEFAULT);
      assertThat(setting(reset, "requestsPerMinute").origin()).isEqualTo(Origin.ADMIN);
    }
  }

  @Test
  void wrongValuesChangeNothing() throws Exception {
    try (TestGateway gateway = start();
        AdminClient client = gateway.adminClient()) {
      EffectiveConfiguration before = client.settings().all();

      assertThatThrownBy(() -> client.settings().change(change("random", 1, 1)))
          .isInstanceOf(AdminException.Refused.class)
          .hasMessageContaining("loadBalancingMode must be priority or balanced");
      assertThatThrownBy(() -> client.settings().change(change("balanced", -1, 1)))
          .hasMessageContaining("requestsPerMinute must be from 0 to 1,000,000");
      assertThatThrownBy(() ->
              client
                  .settings()
                  .change(new SettingsChange("balanced", null, null, List.of("apiKey"))))
          .hasMessageContaining("reset has to name some of loadBalancingMode");
      assertThat(client.settings().all()).isEqualTo(before);
    }
  }

  @Test
  void everySettingSaysWhetherItMayChangeAndWhatItsDefaultIs() throws Exception {
    try (TestGateway gateway = start();
        AdminClient client = gateway.adminClient()) {
      EffectiveConfiguration all = client.settings().all();

      assertThat(all.settings().stream().filter(Setting::changeable).map(Setting::key))
          .containsExactlyInAnyOrder("loadBalancingMode", "requestsPerMinute", "maxConcurrency");
      JsonNode idle = setting(all, "upstream.idleTimeout").defaultValue();
      assertThat(idle).isNotNull().isEqualTo(setting(all, "upstream.idleTimeout").value());
      assertThat(setting(all, "loadBalancingMode").allowed())
          .containsExactly("priority", "balanced");
      assertThat(all.toString()).doesNotContain(TestGateway.KEY, TestGateway.ADMIN_KEY);
    }
  }
}
