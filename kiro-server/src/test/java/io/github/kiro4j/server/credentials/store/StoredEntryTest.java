package io.github.kiro4j.server.credentials.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.api.admin.CredentialField;
import io.github.kiro4j.api.admin.LoginKind;
import io.github.kiro4j.server.credentials.Login;
import io.github.kiro4j.server.testing.TestEntries;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoredEntryTest {

  private static StoredEntry complete(LoginKind kind) {
    StoredEntry entry = StoredEntry.EMPTY;
    for (CredentialField field : kind.requiredFields()) {
      entry = entry.with(field, "fake-" + field.wireName());
    }
    return entry;
  }

  @ParameterizedTest
  @EnumSource
  void everyKindIsReadByItsNameAndItsAliases(LoginKind kind) {
    StoredEntry entry = complete(kind);
    StoredEntry named = entry.with(CredentialField.AUTH_METHOD, kind.wireName());

    assertThat(named.credential().login()).isNotInstanceOf(Login.Incomplete.class);
    assertThat(named.credential().login().authMethod()).isEqualTo(kind.wireName());
    assertThat(named.authMethod()).isEqualTo(kind.wireName());
    for (String alias : kind.aliases()) {
      StoredEntry other = entry.with(CredentialField.AUTH_METHOD, alias);
      assertThat(other.credential()).isEqualTo(named.credential());
      assertThat(other.authMethod()).isEqualTo(kind.wireName());
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyKindIsIncompleteWithoutOneOfItsRequiredFields(LoginKind kind) {
    for (CredentialField field : kind.requiredFields()) {
      StoredEntry entry =
          complete(kind)
              .with(CredentialField.AUTH_METHOD, kind.wireName())
              .with(TestEntries.changes("{\"" + field.wireName() + "\": null}"));

      assertThat(entry.credential().login())
          .isEqualTo(new Login.Incomplete(kind.wireName(), field.wireName() + " is missing"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void withoutAnAuthMethodTheRequiredFieldsImplyTheKind(LoginKind kind) {
    assertThat(complete(kind).credential().login().authMethod())
        .as("LoginKind.impliedBy must recognise the kind %s by its required fields", kind)
        .isEqualTo(kind.wireName());
  }

  /// kiro-rs takes an unknown method for a social login.
  @ParameterizedTest
  @ValueSource(strings = {"saml", "sociall", "kiro", "x"})
  void anUnknownAuthMethodIsAnErrorAndNeverASocialLogin(String authMethod) {
    StoredEntry entry =
        complete(LoginKind.SOCIAL).with(CredentialField.AUTH_METHOD, authMethod).withId(3);

    assertThatExceptionOfType(InvalidEntryFieldException.class)
        .isThrownBy(entry::credential)
        .withMessage(
            "authMethod must be one of social, idc, builder-id, iam, external_idp, api_key, apikey");
    assertThat(entry.credentialOrUnusable().login())
        .isInstanceOfSatisfying(
            Login.Incomplete.class, login -> assertThat(login.authMethod()).isEqualTo(authMethod));
    assertThat(entry.authMethod()).isEqualTo(authMethod);
  }

  @Test
  void aBlankAuthMethodCountsAsAbsent() {
    StoredEntry entry = complete(LoginKind.IDC).with(CredentialField.AUTH_METHOD, " ");

    assertThat(entry.credential().login()).isInstanceOf(Login.Idc.class);
  }

  @Test
  void anEntryIsNeverChangedFromOutside() throws Exception {
    ObjectNode json = (ObjectNode) Json.MAPPER.readTree("{\"id\": 4, \"other\": {\"a\": 1}}");
    StoredEntry entry = StoredEntry.of(json);

    json.put("id", 5).withObjectProperty("other").put("a", 2);
    entry.toJson().put("id", 6).withObjectProperty("other").put("a", 3);

    assertThat(entry.id()).isEqualTo(4);
    assertThat(entry.toJson().at("/other/a").intValue()).isEqualTo(1);
  }

  @Test
  void unknownMembersOutliveEveryChange() {
    StoredEntry entry = TestEntries.entry("{\"note\": [null, 1.50], \"refreshToken\": \"r\"}");

    StoredEntry changed =
        entry
            .withId(1)
            .with(CredentialField.EMAIL, "a@b.example")
            .with(TestEntries.changes("{\"region\": \"eu-west-1\", \"email\": null}"))
            .with(CredentialStoreContract.tokens("next"))
            .withTokensOf(TestEntries.social("other"));

    assertThat(changed.toJson().path("note").toString()).isEqualTo("[null,1.5]");
    assertThat(changed.has(CredentialField.EMAIL)).isFalse();
    assertThat(changed.text(CredentialField.REFRESH_TOKEN)).contains("other");
  }

  @Test
  void itsTextHasTheIdOnly() {
    assertThat(TestEntries.social("s3cr3t").withId(7)).hasToString("credential #7");
    assertThat(TestEntries.social("s3cr3t")).hasToString("a credential without an id");
  }
}
