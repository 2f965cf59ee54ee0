package io.github.kiro4j.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          postgres://kiro:secret@db.example.com:6432/gateway  | jdbc:postgresql://db.example.com:6432/gateway | kiro   | secret
          postgresql://kiro:secret@db.example.com/gateway     | jdbc:postgresql://db.example.com/gateway      | kiro   | secret
          jdbc:postgresql://kiro:secret@db:5432/gateway       | jdbc:postgresql://db:5432/gateway             | kiro   | secret
          jdbc:postgresql://db/g?user=kiro&password=secret    | jdbc:postgresql://db/g                        | kiro   | secret
          postgres://k%40o:p%2F%3A%25+%C3%A9@db/g             | jdbc:postgresql://db/g                        | k@o    | p/:%+é
          postgres://kiro:p@ss#:w@db/g                        | jdbc:postgresql://db/g                        | kiro   | p@ss#:w
          postgres://kiro@[::1]:5433/g                        | jdbc:postgresql://[::1]:5433/g                | kiro   |
          postgres://db_1:1,db-2:2/g                          | jdbc:postgresql://db_1:1,db-2:2/g             |        |
          postgres:///g?host=db&port=5433&user=kiro           | jdbc:postgresql://db:5433/g                   | kiro   |
          postgres://db/?dbname=my%20base                     | jdbc:postgresql://db/my%20base                |        |
          postgres://                                         | jdbc:postgresql://localhost/                  |        |
          """)
  void allFormsAreEquivalent(String text, String jdbc, String user, String password) {
    DatabaseUrl url = DatabaseUrl.parse(text);

    assertThat(url.jdbc()).isEqualTo(jdbc);
    assertThat(url.parameters().get("user")).isEqualTo(user);
    assertThat(url.parameters().get("password")).isEqualTo(password);
  }

  @Test
  void parametersAreKeptUnderTheDriversNames() {
    DatabaseUrl url =
        DatabaseUrl.parse(
            "postgres://db/g?sslmode=verify-full&sslrootcert=%2Fetc%2Fca.pem&channel_binding=require&connect_timeout=3"
                + "&application_name=a%20b&target_session_attrs=read-write&keepalives=0&prepareThreshold=0&options=-c%20x%3D1");

    assertThat(url.parameters())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "sslmode", "verify-full",
                "sslrootcert", "/etc/ca.pem",
                "channelBinding", "require",
                "connectTimeout", "3",
                "ApplicationName", "a b",
                "targetServerType", "primary",
                "tcpKeepAlive", "false",
                "prepareThreshold", "0",
                "options", "-c x=1"));
  }

  @Test
  void theSystemsCertificatesAreTheJdks() {
    assertThat(DatabaseUrl.parse("postgres://db/g?sslrootcert=system").parameters())
        .containsEntry("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory")
        .containsEntry("sslmode", "verify-full");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mysql://kiro:hunter2@db/g",
        "hunter2",
        "jdbc:postgresql:hunter2",
        "postgres://kiro:hunter2/x@db/g",
        "postgres://kiro:hunter2?x@db/g",
        "postgres://kiro:hunter2%zz@db/g",
        "postgres://kiro:hunter2%ff@db/g",
        "postgres://kiro:hunter2@db:99999/g",
        "postgres://kiro:hunter2@d b/g",
        "postgres://kiro:hunter2@db/g/h",
        "postgres://kiro:hunter2@db/g?sslmode",
        "postgres://%2Fvar%2Frun/hunter2"
      })
  void anInvalidUrlIsRefusedWithoutQuotingIt(String text) {
    assertThatThrownBy(() -> DatabaseUrl.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching("(must|has|names) .+")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void neitherToStringNorPlaceShowsSecrets() {
    DatabaseUrl url = DatabaseUrl.parse("postgres://kiro:hunter2@db:1/g?sslpassword=hunter3");

    assertThat(new Database(url, 5).toString() + url + url.place() + url.jdbc())
        .doesNotContain("hunter");
    assertThat(url.place()).isEqualTo("db:1/g");
  }
}
