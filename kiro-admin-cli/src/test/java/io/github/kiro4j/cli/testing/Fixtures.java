package io.github.kiro4j.cli.testing;

import io.github.kiro4j.simulator.account.Accounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/// Files as operators have them, for accounts that the simulated upstream knows.
public final class Fixtures {

  private static final String REGISTRATION = "0123456789abcdef0123456789abcdef01234567";

  private final Path folder;
  private final Accounts accounts;
  private int clients;

  public Fixtures(Path folder, Accounts accounts) {
    this.folder = folder;
    this.accounts = accounts;
  }

  public void write() throws IOException, SQLException {
    write("admin.key", RunningGateway.ADMIN_KEY + "\n");
    write("wrong.key", "not-the-key\n");
    write("empty.txt", "\n");
    write("broken.json", "[{\"refreshToken\": \n");
    write("notes.txt", "Things to do\n");
    for (int number = 1; number <= 3; number++) {
      write("token-" + number + ".txt", social() + "\n");
    }
    write("unknown-token.txt", "nobody-knows-this-token.".repeat(5) + "\n");
    write("api-key.txt", apiKey() + "\n");
    write("idc.json", idcEntry("idc@example.com"));
    write("kiro-rs.json", kiroRs());
    write("kam.json", kam());
    writeKiroIde();
    writeKiroCli();
    write("accounts.txt", lines());
    write("cliproxyapi.json", cliProxyApi());
  }

  private String lines() {
    return "# passed on\r\nline1@example.com----no-password----%s\r\nnot an account\r\n"
        .formatted(social());
  }

  private String cliProxyApi() {
    return """
    {"type": "kiro", "auth_method": "social", "refresh_token": "%s",
     "email": "proxy@example.com", "last_refresh": "2026-01-01T00:00:00Z"}
    """
        .formatted(social());
  }

  private String social() {
    String token = accounts.newRefreshToken();
    accounts.addSocial(token);
    return token;
  }

  private String apiKey() {
    String key = "ksk_test_not_a_real_key_0001";
    accounts.addApiKey(key);
    return key;
  }

  private String idcEntry(String email) {
    String token = accounts.newRefreshToken();
    int number = ++clients;
    accounts.addIdc("client-" + number, "client-secret-" + number, token);
    return """
    {"authMethod": "idc", "email": "%s", "refreshToken": "%s", "clientId": "client-%3$d",
     "clientSecret": "client-secret-%3$d", "region": "us-east-1"}
    """
        .formatted(email, token, number);
  }

  private String kiroRs() {
    String token = social();
    return """
    [{"refreshToken": "%1$s", "email": "one@example.com"},
     {"refreshToken": "%1$s", "email": "again@example.com"},
     {"authMethod": "idc", "refreshToken": "%2$s", "email": "half@example.com"},
     %3$s]
    """
        .formatted(token, social(), idcEntry("山田太郎@example.com"));
  }

  private String kam() {
    StringBuilder list = new StringBuilder();
    for (int number = 1; number <= 12; number++) {
      list.append(number == 1 ? "" : ",\n")
          .append(
              """
              {"email": "kam%d@example.com", "credentials": {"refreshToken": "%s"}}\
              """
                  .formatted(number, social()));
    }
    return "{\"version\": \"1.8.3\", \"accounts\": [" + list + "]}";
  }

  private void writeKiroIde() throws IOException {
    String token = accounts.newRefreshToken();
    accounts.addBuilderId("ide-client", "ide-client-secret", token);
    write(
        "kiro-auth-token.json",
        """
        {"refreshToken": "%s", "accessToken": "stale", "expiresAt": "2026-01-01T00:00:00.000Z",
         "clientIdHash": "%s", "authMethod": "IdC", "provider": "BuilderId", "region": "us-east-1"}
        """
            .formatted(token, REGISTRATION));
    write(
        REGISTRATION + ".json",
        """
        {"clientId": "ide-client", "clientSecret": "ide-client-secret",
         "expiresAt": "2027-01-01T00:00:00.000Z"}
        """);
  }

  private void writeKiroCli() throws SQLException {
    String url = "jdbc:sqlite:" + folder.resolve("data.sqlite3");
    try (Connection database = DriverManager.getConnection(url);
        Statement statement = database.createStatement()) {
      statement.execute("CREATE TABLE auth_kv (key TEXT PRIMARY KEY, value TEXT)");
      try (PreparedStatement insert =
          database.prepareStatement("INSERT INTO auth_kv VALUES (?, ?)")) {
        insert.setString(1, "kirocli:social:token");
        insert.setString(
            2,
            """
            {"access_token": "stale", "expires_at": "2026-01-01T00:00:00.000000000Z",
             "refresh_token": "%s", "provider": "google"}
            """
                .formatted(social()));
        insert.execute();
      }
    }
  }

  private void write(String name, String content) throws IOException {
    Files.writeString(folder.resolve(name), content);
  }
}
