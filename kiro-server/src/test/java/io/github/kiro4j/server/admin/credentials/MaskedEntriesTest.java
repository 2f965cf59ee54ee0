package io.github.kiro4j.server.admin.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.api.admin.CredentialField;
import io.github.kiro4j.api.admin.CredentialField.Exposure;
import io.github.kiro4j.api.admin.credentials.MaskedEntry;
import io.github.kiro4j.server.credentials.state.RuntimeState;
import io.github.kiro4j.server.credentials.store.StoredEntry;
import io.github.kiro4j.server.credentials.store.TokenHistory;
import io.github.kiro4j.server.credentials.store.transfer.StoredCredential;
import io.github.kiro4j.server.testing.TestEntries;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What leaves the gateway of each field, through the admin API and in an export without secrets.
class MaskedEntriesTest {

  private static final String CANARY = "canary-0123456789";

  private static StoredEntry withCanary(CredentialField field) {
    ObjectNode json = Json.MAPPER.createObjectNode().put("id", 1);
    switch (field.type()) {
      case NUMBER -> json.put(field.wireName(), 17);
      case FLAG -> json.put(field.wireName(), true);
      case TEXT, WORDS, TIME ->
          json.put(
              field.wireName(),
              field.exposure() == Exposure.ADDRESS || field.exposure() == Exposure.PROXY
                  ? "http://user:" + CANARY + "@host.example:8080/"
                  : CANARY);
    }
    return StoredEntry.of(json);
  }

  @ParameterizedTest
  @EnumSource
  void theAdminApiShowsWhatTheFieldsExposureAllows(CredentialField field) {
    StoredEntry entry = withCanary(field);

    ObjectNode shown = MaskedEntries.of(entry).toJson();

    switch (field.exposure()) {
      case SHOWN, OPERATOR -> assertThat(shown.get(field.wireName())).isEqualTo(entry.value(field));
      case ADDRESS, PROXY ->
          assertThat(shown.path(field.wireName()).asText())
              .contains("host.example")
              .doesNotContain(CANARY);
      case PARTIAL -> assertThat(shown.path(field.wireName()).asText()).isEqualTo("cana...6789");
      case HIDDEN -> assertThat(shown.has(field.wireName())).isFalse();
    }
    assertThat(shown.path("secrets").toString().contains(field.wireName()))
        .isEqualTo(field.isSecret());
  }

  @ParameterizedTest
  @EnumSource
  void anExportWithoutSecretsShowsNoMoreThanTheAdminApi(CredentialField field) {
    StoredEntry entry = withCanary(field);

    ObjectNode exported =
        new StoredCredential(entry, TokenHistory.NONE, RuntimeState.NONE).masked();

    if (field.exposure() == Exposure.SHOWN) {
      assertThat(exported.get(field.wireName())).isEqualTo(entry.value(field));
    } else {
      assertThat(exported.toString()).doesNotContain(CANARY);
    }
  }

  @Test
  void membersThatAreNoFieldsAreShownNowhere() {
    StoredEntry entry = TestEntries.entry("{\"id\": 1, \"apiToken\": \"" + CANARY + "\"}");

    assertThat(MaskedEntries.of(entry).toJson().toString()).doesNotContain(CANARY);
    assertThat(
            new StoredCredential(entry, TokenHistory.NONE, RuntimeState.NONE).masked().toString())
        .doesNotContain(CANARY);
  }

  @Test
  void anEntryWithImpossibleValuesIsShownWithoutThem() {
    MaskedEntry shown =
        MaskedEntries.of(
            TestEntries.entry(
                """
                {"id": 1, "refreshToken": 3, "region": ["x"], "priority": -1, "disabled": "yes",
                 "authMethod": "saml", "proxyUrl": "http://user:pass @x"}
                """));

    assertThat(shown.priority()).isZero();
    assertThat(shown.disabled()).isFalse();
    assertThat(shown.text(CredentialField.AUTH_METHOD)).contains("saml");
    assertThat(shown.toJson().toString()).doesNotContain("pass");
  }

  @Test
  void aMaskedEntryIsReadAsItWasWritten() {
    StoredEntry entry = StoredEntry.EMPTY.withId(3);
    for (CredentialField field : CredentialField.values()) {
      entry = StoredEntry.of(withCanary(field).toJson().setAll(entry.toJson()));
    }
    MaskedEntry shown = MaskedEntries.of(entry);

    assertThat(MaskedEntry.of(shown.toJson())).isEqualTo(shown);
    assertThat(shown.secrets())
        .containsExactlyElementsOf(
            Arrays.stream(CredentialField.values())
                .filter(CredentialField::isSecret)
                .map(CredentialField::wireName)
                .toList());
  }
}
