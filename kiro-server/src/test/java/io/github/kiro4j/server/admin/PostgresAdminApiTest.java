package io.github.kiro4j.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.api.admin.AdminErrorCode;
import io.github.kiro4j.server.testing.NeedsPostgres;
import io.github.kiro4j.server.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// The admin API over a PostgreSQL.
@NeedsPostgres
class PostgresAdminApiTest extends AdminApiContract {

  private final TestDatabase database = TestDatabase.fresh();

  @Override
  String storage() {
    return database.storage("kiro_credentials");
  }

  @AfterAll
  void drop() {
    database.close();
  }

  @Test
  void theNewTokensOfACredentialThatWasAddedAreInTheTable() throws Exception {
    SignIn signIn = social();
    long id = add(signIn);

    assertThat(
            database.query(
                "SELECT disabled, access_token IS NOT NULL, refresh_token = '"
                    + signIn.refreshToken()
                    + "' FROM kiro_credentials WHERE id = "
                    + id))
        .containsExactly("f,t,f");
  }

  @Test
  void aCredentialThatSomebodyElseRemovedIsNotFound() throws Exception {
    long id = addWithoutValidation(social());
    database.execute("UPDATE kiro_credentials SET deleted_at = now() WHERE id = " + id);

    assertProblem(
        "POST",
        "/credentials/" + id + "/priority",
        "{\"priority\": 3}",
        AdminErrorCode.UNKNOWN_CREDENTIAL);
  }
}
