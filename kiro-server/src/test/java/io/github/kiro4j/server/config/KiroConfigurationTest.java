package io.github.kiro4j.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kiro4j.protocol.dialect.route.Endpoint;
import io.github.kiro4j.server.secret.Secret;
import io.github.kiro4j.server.testing.TestConfiguration;
import org.junit.jupiter.api.Test;

class KiroConfigurationTest {

  @Test
  void aKeyWithoutAValueKeepsItsDefault() {
    KiroConfiguration configuration =
        TestConfiguration.of(
            """
            region:
            models:
            upstream:
              apiUrl:
              retry: {floor: }
            limits: {maxDocumentPages: }
            """);

    assertThat(configuration.regions().region()).isEqualTo("us-east-1");
    assertThat(configuration.getModels().isRefresh()).isTrue();
    assertThat(configuration.getUpstream().getEndpoints())
        .containsExactly(Endpoint.RUNTIME, Endpoint.Q, Endpoint.CODEWHISPERER);
    assertThat(configuration.getUpstream().getRetry().getFloor()).isEqualTo(10);
    assertThat(configuration.getLimits().getMaxDocumentPages()).isEqualTo(600);
  }

  @Test
  void blocksInsideBlocksAreValidated() {
    assertThatThrownBy(() -> TestConfiguration.of("upstream: {retry: {floor: -1}}"))
        .hasMessageContaining("upstream.retry.floor must be greater than or equal to 0");
  }

  @Test
  void whatCopyingBroughtAlongIsNoPartOfAValue() {
    KiroConfiguration configuration =
        TestConfiguration.of(
            """
            apiKey: "sk-not-a-real-key\\r"
            adminApiKey: "\\uFEFFadmin-not-a-real-key\\r\\n"
            region: " eu-central-1 "
            trustedProxies: ["10.0.0.1 "]
            countTokensApiKey: " sk-count "
            upstream: {qUrl: "https://q.example.com "}
            """);

    assertThat(configuration.getApiKey()).isEqualTo(new Secret("sk-not-a-real-key"));
    assertThat(configuration.getAdminApiKey()).isEqualTo(new Secret("admin-not-a-real-key"));
    assertThat(configuration.regions().region()).isEqualTo("eu-central-1");
    assertThat(configuration.getTrustedProxies()).containsExactly("10.0.0.1");
    assertThat(configuration.getCountTokensApiKey()).isEqualTo(new Secret("sk-count"));
  }
}
