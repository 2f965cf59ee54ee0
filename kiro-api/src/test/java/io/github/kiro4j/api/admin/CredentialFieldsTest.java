package io.github.kiro4j.api.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.api.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CredentialFieldsTest {

  private static CredentialFields read(String json) throws Exception {
    return CredentialFields.of((ObjectNode) Json.MAPPER.readTree(json));
  }

  @Test
  void whatIsReadIsWritten() throws Exception {
    CredentialFields fields =
        read("{\"priority\": 3, \"email\": null, \"disabled\": true, \"region\": \"us-east-1\"}");

    assertThat(Json.MAPPER.writeValueAsString(fields))
        .isEqualTo("{\"region\":\"us-east-1\",\"email\":null,\"priority\":3,\"disabled\":true}");
    assertThat(fields.has(CredentialField.EMAIL)).isTrue();
    assertThat(fields.text(CredentialField.EMAIL)).isEmpty();
    assertThat(fields.text(CredentialField.REGION)).contains("us-east-1");
    assertThat(fields.has(CredentialField.API_REGION)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"nothing\": 1}           | UNKNOWN_MEMBER | nothing",
        "{\"priority\": \"3\"}      | INVALID_VALUE  | priority",
        "{\"priority\": -1}         | INVALID_VALUE  | priority",
        "{\"priority\": 2147483648} | INVALID_VALUE  | priority",
        "{\"disabled\": \"true\"}   | INVALID_VALUE  | disabled",
        "{\"email\": 3}             | INVALID_VALUE  | email",
        "{\"refreshToken\": {}}     | INVALID_VALUE  | refreshToken",
      })
  void aWrongMemberIsNamedAndNotQuoted(String json, AdminErrorCode code, String field) {
    assertThatExceptionOfType(InvalidMemberException.class)
        .isThrownBy(() -> read(json))
        .satisfies(e -> assertThat(e.code()).isEqualTo(code))
        .satisfies(e -> assertThat(e.field()).isEqualTo(field));
  }

  @Test
  void oneOfTheseIsNeverChanged() {
    CredentialFields one = CredentialFields.none();

    CredentialFields other = one.with(CredentialField.EMAIL, "a@b.example");

    assertThat(one.isEmpty()).isTrue();
    assertThat(other.isEmpty()).isFalse();
  }

  @Test
  void itsTextNamesTheMembersOnly() {
    assertThat(CredentialFields.none().with(CredentialField.REFRESH_TOKEN, "fake-token"))
        .hasToString("CredentialFields[REFRESH_TOKEN]");
  }
}
