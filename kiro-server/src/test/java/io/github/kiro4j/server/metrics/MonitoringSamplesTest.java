package io.github.kiro4j.server.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.server.testing.Eventually;
import io.github.kiro4j.server.testing.TestGateway;
import io.github.kiro4j.simulator.script.Script;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The dashboard and the alert rules use only what a gateway exports.
class MonitoringSamplesTest {

  private static final Path FOLDER = Path.of("..", "packaging", "monitoring");

  private static final String QUESTION =
      "{\"model\":\"claude-sonnet-4-5\",\"max_tokens\":5,\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}";

  private static final Pattern METRIC =
      Pattern.compile("\\b(?:kiro4j|resilience4j|jvm|process)_[a-z0-9_]+");

  private static final Pattern LABEL = Pattern.compile("([a-z_]+)=~?\\\\?\"");

  private static final Pattern SAMPLE = Pattern.compile("^([a-z0-9_]+)(?:\\{(.*)})? ");

  @ParameterizedTest
  @ValueSource(strings = {"grafana-dashboard.json", "alerts.yml"})
  void everyMetricAndLabelIsExported(String file) throws Exception {
    String text = Files.readString(FOLDER.resolve(file));
    String exported = exported();
    Set<String> names = new TreeSet<>();
    Set<String> labels = new TreeSet<>(Set.of("instance"));
    exported
        .lines()
        .flatMap(line -> SAMPLE.matcher(line).results())
        .forEach(sample -> {
          names.add(sample.group(1));
          labels.addAll(all(LABEL, String.valueOf(sample.group(2)), 1));
        });

    assertThat(all(METRIC, text, 0)).hasSizeGreaterThan(7).isSubsetOf(names);
    assertThat(all(LABEL, text, 1)).isSubsetOf(labels);
  }

  @ParameterizedTest
  @ValueSource(strings = {"monitor.md", "monitor.zh-CN.md"})
  void theDocumentListsEveryMetricWithItsType(String document) throws Exception {
    String text = Files.readString(Path.of("..", "docs", document));

    assertThat(all(Pattern.compile("# TYPE ((?:kiro4j|resilience4j)_\\S+ \\w+)"), exported(), 1))
        .hasSizeGreaterThan(20)
        .allSatisfy(type -> assertThat(text).contains("| `" + type.replace(" ", "` | ") + " |"));
  }

  @Test
  void everyPanelHasAQueryAndAUnit() throws Exception {
    JsonNode dashboard =
        Json.MAPPER.readTree(Files.readAllBytes(FOLDER.resolve("grafana-dashboard.json")));

    assertThat(dashboard.path("panels"))
        .isNotEmpty()
        .allSatisfy(panel -> {
          assertThat(panel.path("targets")).isNotEmpty();
          assertThat(panel.at("/fieldConfig/defaults/unit").asText()).isNotEmpty();
        });
  }

  private static Set<String> all(Pattern pattern, String text, int group) {
    return pattern
        .matcher(text)
        .results()
        .map((MatchResult found) -> found.group(group))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String exported() throws Exception {
    try (TestGateway gateway = TestGateway.start("adminApiKey: " + TestGateway.ADMIN_KEY + "\n")) {
      gateway.send(gateway.adminRequest("/credentials/1/balance"));
      gateway.postMessages(QUESTION);
      gateway
          .upstream()
          .scripts()
          .otherwise(Script.status(429, "ThrottlingException", "slow", null));
      gateway.postMessages(QUESTION);
      HttpRequest.Builder request =
          HttpRequest.newBuilder(gateway.operatorUri().resolve("/metrics"));
      Eventually.await(() -> gateway.send(request).body().contains("kiro4j_requests_total{"));
      return gateway.send(request).body();
    }
  }
}
