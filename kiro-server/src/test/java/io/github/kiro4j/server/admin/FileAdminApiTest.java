package io.github.kiro4j.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.api.admin.AdminErrorCode;
import io.github.kiro4j.api.admin.CredentialField;
import io.github.kiro4j.api.admin.CredentialFields;
import io.github.kiro4j.api.admin.client.AdminClient;
import io.github.kiro4j.server.testing.TestGateway;
import io.github.kiro4j.simulator.KiroSimulator;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/// The admin API over a credentials file.
class FileAdminApiTest extends AdminApiContract {

  @Override
  String storage() {
    return "";
  }

  @Test
  void theNewTokensOfACredentialThatWasAddedAreInTheFile() throws Exception {
    SignIn signIn = social();
    long id = add(signIn);

    assertThat(Files.readString(gateway().credentialsFile()))
        .doesNotContain(signIn.refreshToken())
        .contains("\"accessToken\"")
        .contains("\"id\" : " + id);
  }

  @Test
  void anEntryThatCannotBeUsedIsListedWithItsReasonAndTheOthersServe() throws Exception {
    KiroSimulator upstream = KiroSimulator.start();
    String token = upstream.accounts().newRefreshToken();
    upstream.accounts().addSocial(token);
    String entries =
        """
        [{"id": 1, "refreshToken": "%s"},
         {"id": 2, "refreshToken": "fake-refresh-token", "authMethod": "carrier-pigeon"}]
        """
            .formatted(token);
    try (TestGateway started =
            TestGateway.start(upstream, entries, "adminApiKey: " + TestGateway.ADMIN_KEY);
        AdminClient operator = started.adminClient()) {
      assertThat(operator.credentials().available()).isEqualTo(1);
      assertThat(operator.credential(2).status().disabledReason()).isEqualTo("InvalidConfig");
      assertThat(operator.credential(2).status().health().sentence())
          .startsWith("disabled: a setting is missing or wrong: authMethod must be one of social");

      operator.edit(2, CredentialFields.none().with(CredentialField.AUTH_METHOD, "social"));

      assertThat(operator.credentials().available()).isEqualTo(2);
    }
  }

  @Test
  void whileTheFileIsDamagedNothingIsChanged() throws Exception {
    long id = addWithoutValidation(social());
    String good = Files.readString(gateway().credentialsFile());
    Files.writeString(gateway().credentialsFile(), "[{");
    try {
      String token = social().refreshToken();
      assertProblem(
          "POST",
          "/credentials",
          "{\"refreshToken\": \"" + token + "\"}",
          AdminErrorCode.STORE_UNAVAILABLE);
      String path = "/credentials/" + id;
      assertProblem(
          "POST", path + "/priority", "{\"priority\": 3}", AdminErrorCode.STORE_UNAVAILABLE);
      assertProblem(
          "POST", path + "/disabled", "{\"disabled\": true}", AdminErrorCode.STORE_UNAVAILABLE);
      assertProblem("PATCH", path, "{\"email\": \"x\"}", AdminErrorCode.STORE_UNAVAILABLE);
      assertProblem("GET", "/credentials/export", null, AdminErrorCode.STORE_UNAVAILABLE);
      assertThat(client().status().storage().available()).isFalse();
      assertThat(client().credentials().total()).isEqualTo(1);
    } finally {
      Files.writeString(gateway().credentialsFile(), good);
    }
  }
}
