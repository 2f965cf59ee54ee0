package io.github.kiro4j.server.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.server.config.Secret;
import io.github.kiro4j.server.credentials.Credential.Kind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The derived ids are those that kiro-rs gives the same credentials.
class MachineIdTest {

  private static final String UUID = "2582956e-cc88-4669-b546-07adbffcb894";
  private static final String TWICE =
      "2582956ecc884669b54607adbffcb8942582956ecc884669b54607adbffcb894";

  @Test
  void itIsDerivedFromTheRefreshToken() {
    assertThat(MachineId.of(social(null), null))
        .isEqualTo("d8f9e744094de07e7773b722f04e18417ab6ea08442df337812cd632e1c92e40");
  }

  @Test
  void itIsDerivedFromTheApiKey() {
    assertThat(MachineId.of(apiKey(), null))
        .isEqualTo("d3f3c2cd67d9c65674969954ec20d69fdf023a2c9c2a61246285cb08ba999872");
  }

  @Test
  void aUuidIsWrittenTwice() {
    assertThat(MachineId.of(social(UUID), null)).isEqualTo(TWICE);
    assertThat(MachineId.of(social(null), UUID)).isEqualTo(TWICE);
  }

  @Test
  void theCredentialsOwnCountsBeforeTheGateways() {
    assertThat(MachineId.of(social("a".repeat(64)), UUID)).isEqualTo("a".repeat(64));
  }

  @Test
  void whatIsNoIdIsPassedOver() {
    assertThat(MachineId.of(social("my laptop"), UUID)).isEqualTo(TWICE);
  }

  private static Credential social(@Nullable String machineId) {
    return credential(Kind.SOCIAL, new Secret("test_refresh_token"), null, machineId);
  }

  private static Credential apiKey() {
    return credential(Kind.API_KEY, null, new Secret("ksk_test_api_key"), null);
  }

  private static Credential credential(
      Kind kind, @Nullable Secret refreshToken, @Nullable Secret key, @Nullable String machineId) {
    return new Credential(
        1L, kind, 0, false, null, refreshToken, null, null, null, key, null, null, null, machineId);
  }
}
