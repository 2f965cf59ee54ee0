package io.github.kiro4j.server.credentials.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.api.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The members of the entry that each program's file becomes.
class ImportedMembersTest {

  private static final String IDC =
      """
      {"authMethod": "idc", "refreshToken": "fake-refresh", "clientId": "fake-client",
       "clientSecret": "fake-secret", "clientSecretExpiresAt": "2026-06-01T00:00:00Z"}
      """;

  private static final String ENDPOINT = "https://login.microsoftonline.com/fake/oauth2/v2.0/token";

  @TempDir Path folder;

  @Test
  void clientOfKiroIdeHasAnEnd() throws Exception {
    String token =
        """
        {"refreshToken": "fake-refresh", "authMethod": "IdC", "clientIdHash": "0123456789abcdef"}
        """;
    String registration =
        """
        {"clientId": "fake-client", "clientSecret": "fake-secret",
         "expiresAt": "2026-06-01T00:00:00.000Z"}
        """;

    assertThat(
            entries(
                file("kiro-auth-token.json", token), file("0123456789abcdef.json", registration)))
        .containsExactly(json(IDC));
  }

  @Test
  void tokenFileThatKirologinHasWrittenNamesTheMachine() throws Exception {
    String token =
        """
        {"accessToken": "fake-access", "refreshToken": "fake-refresh", "authMethod": "social",
         "provider": "Google", "expiresAt": "2026-03-14T11:00:00.123Z",
         "profileArn": "arn:aws:codewhisperer:us-east-1:000000000000:profile/FAKE",
         "machineId": "fake-machine", "kiroVersion": "1.1.70"}
        """;

    assertThat(entries(file("kiro-auth-token.json", token)))
        .containsExactly(
            json(
                """
                {"authMethod": "social", "accessToken": "fake-access",
                 "refreshToken": "fake-refresh", "provider": "Google",
                 "expiresAt": "2026-03-14T11:00:00.123Z", "machineId": "fake-machine",
                 "profileArn": "arn:aws:codewhisperer:us-east-1:000000000000:profile/FAKE"}
                """));
  }

  @Test
  void externalProviderInTheDatabaseOfKiroCli() throws Exception {
    String token =
        """
        {"access_token": "fake-access", "refresh_token": "fake-refresh", "client_id": "fake-client",
         "expires_at": "2026-03-14T11:00:00Z", "token_endpoint": "%s",
         "issuer_url": "https://login.microsoftonline.com/fake/v2.0"}
        """
            .formatted(ENDPOINT);

    assertThat(entries(database(List.of("kirocli:external-idp:token", token), List.of())))
        .containsExactly(
            json(
                """
                {"authMethod": "external_idp", "accessToken": "fake-access",
                 "refreshToken": "fake-refresh", "clientId": "fake-client",
                 "expiresAt": "2026-03-14T11:00:00Z", "tokenEndpoint": "%s"}
                """
                    .formatted(ENDPOINT)));
  }

  @Test
  void clientAndOrganisationInTheDatabaseOfKiroCli() throws Exception {
    List<String> logins =
        List.of(
            "kirocli:odic:token",
            "{\"refresh_token\": \"fake-refresh\"}",
            "kirocli:odic:device-registration",
            """
            {"client_id": "fake-client", "client_secret": "fake-secret",
             "client_secret_expires_at": "2026-06-01T00:00:00Z"}
            """);
    List<String> state =
        List.of(
            "auth.idc.start-url", "\"https://fake.awsapps.com/start\"",
            "auth.idc.region", "\"eu-central-1\"");

    ObjectNode expected = json(IDC);
    assertThat(entries(database(logins, state)))
        .containsExactly(
            expected
                .put("startUrl", "https://fake.awsapps.com/start")
                .put("authRegion", "eu-central-1"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          builder-id | "client_id": "fake-client", "client_secret": "fake-secret" | idc
          idc | "clientId": "fake-client", "client_id": "fake-client", "clientSecret": "fake-secret" | idc
          social | "client_id": "", "provider": "Github" | social
          external_idp | "client_id": "fake-client", "token_endpoint": "https://login.microsoftonline.com/fake/oauth2/v2.0/token", "issuer_url": "https://login.microsoftonline.com/fake/v2.0", "issuerUrl": "https://login.microsoftonline.com/fake/v2.0" | external_idp
          """)
  void signInsOfCliProxyApi(String method, String members, String kind) throws Exception {
    String file =
        """
        {"type": "kiro", "access_token": "fake-access", "refresh_token": "fake-refresh",
         "expires_at": "2026-03-14T11:00:00Z", "last_refresh": "2026-03-14T10:00:00Z",
         "auth_method": "%s", "region": "us-east-1", "idc_region": "eu-central-1",
         "idcRegion": "eu-central-1", "api_region": "us-east-1", %s}
        """
            .formatted(method, members);

    assertThat(candidates(file("kiro-fake.json", file)))
        .singleElement()
        .isInstanceOfSatisfying(
            ImportCandidate.Entry.class,
            found -> {
              assertThat(found.origin().format()).isEqualTo(ImportFormat.CLI_PROXY_API);
              assertThat(found.entry().credential().login().authMethod()).isEqualTo(kind);
              assertThat(found.entry().credential().settings().authRegion())
                  .isEqualTo("eu-central-1");
              assertThat(found.entry().credential().settings().apiRegion()).isEqualTo("us-east-1");
              assertThat(found.entry().toJson().has("idc_region")).isFalse();
            });
  }

  @ParameterizedTest
  @CsvSource({"oauth_creds.json", "1773486000000_kiro-auth-token.json"})
  void socialSignInOfAiClient2ApiIsNotTakenForKiroIde(String name) throws Exception {
    String file =
        """
        {"accessToken": "fake-access", "refreshToken": "fake-refresh", "authMethod": "social",
         "expiresAt": "2026-03-14T11:00:00.000Z", "region": "us-east-1", "provider": "Google",
         "profileArn": "arn:aws:codewhisperer:us-east-1:000000000000:profile/FAKE"}
        """;

    assertThat(candidates(file(name, file)))
        .extracting(candidate -> candidate.origin().format())
        .containsExactly(ImportFormat.AI_CLIENT_2_API);
    assertThat(entries(file(name, file)))
        .containsExactly(
            json(
                """
                {"accessToken": "fake-access", "refreshToken": "fake-refresh",
                 "authMethod": "social", "expiresAt": "2026-03-14T11:00:00Z", "provider": "Google",
                 "authRegion": "us-east-1",
                 "profileArn": "arn:aws:codewhisperer:us-east-1:000000000000:profile/FAKE"}
                """));
  }

  @Test
  void clientOfAiClient2ApiHasAnEnd() throws Exception {
    String file =
        """
        {"refreshToken": "fake-refresh", "authMethod": "builder-id", "clientId": "fake-client",
         "clientSecret": "fake-secret", "idcRegion": "us-west-2",
         "startUrl": "https://view.awsapps.com/start", "registrationExpiresAt": 1780272000000}
        """;

    assertThat(entries(file("any.json", file)))
        .containsExactly(
            json(IDC)
                .put("authMethod", "builder-id")
                .put("authRegion", "us-west-2")
                .put("startUrl", "https://view.awsapps.com/start"));
  }

  @Test
  void organisationInTheListOfTheOtherKiroAccountManager() throws Exception {
    String file =
        """
        [{"id": "fake-1", "email": "hj@example.com", "status": "active",
          "authMethod": "external_idp", "provider": "ExternalIdp", "userId": "fake-user",
          "refreshToken": "fake-refresh", "clientId": "fake-client", "tokenEndpoint": "%s",
          "issuerUrl": "https://login.microsoftonline.com/fake/v2.0",
          "scopes": "api://fake/x offline_access", "machineId": "fake-machine"}]
        """
            .formatted(ENDPOINT);

    assertThat(entries(file("accounts.json", file)))
        .containsExactly(
            json(
                """
                {"authMethod": "external_idp", "refreshToken": "fake-refresh",
                 "clientId": "fake-client", "tokenEndpoint": "%s", "provider": "ExternalIdp",
                 "scopes": "api://fake/x offline_access", "machineId": "fake-machine",
                 "email": "hj@example.com", "userId": "fake-user"}
                """
                    .formatted(ENDPOINT)));
  }

  /// Forks of kiro-rs have members of both programs.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"id": 3, "refreshToken": "fake-refresh", "nickname": "family", "rpmLimit": 10}
          {"kiroApiKey": "ksk_fake", "nickname": "family", "maxConcurrency": 2}
          {"refreshToken": "fake-refresh", "nickname": "x", "systemVersion": "linux#6.1.0"}
          {"refreshToken": "fake-refresh", "status": "active", "priority": 3}
          """)
  void entriesOfForksOfKiroRsKeepEveryMember(String entry) throws Exception {
    ObjectNode expected = json(entry);
    expected.remove("id");

    assertThat(entries(file("credentials.json", "[" + entry + "]"))).containsExactly(expected);
  }

  @Test
  void exportOfSub2ApiHasAccountsOfSeveralServices() throws Exception {
    String file =
        """
        {"type": "sub2api-data", "version": 1, "exported_at": "2026-03-14T11:00:00Z",
         "proxies": [], "accounts": [
          {"name": "sub@example.com", "platform": "kiro", "type": "oauth", "concurrency": 3,
           "priority": 50, "credentials": {
            "access_token": "fake-access", "refresh_token": "fake-refresh",
            "expires_at": "2026-03-14T11:00:00Z", "auth_method": "idc", "provider": "Enterprise",
            "client_id": "fake-client", "client_secret": "fake-secret", "client_id_hash": "0123",
            "client_secret_expires_at": "2026-06-01T00:00:00Z",
            "start_url": "https://fake.awsapps.com/start", "region": "eu-central-1",
            "api_region": "us-east-1",
            "profile_arn": "arn:aws:codewhisperer:us-east-1:000000000000:profile/FAKE"}},
          {"name": "other", "platform": "openai", "type": "oauth",
           "credentials": {"refresh_token": "fake-canary"}},
          {"name": "key", "platform": "kiro", "type": "apikey",
           "credentials": {"kiro_api_key": "ksk_fake"}},
          {"name": "empty", "platform": "kiro", "type": "oauth"}]}
        """;

    assertThat(candidates(file("sub2api.json", file)))
        .extracting(candidate -> candidate.getClass().getSimpleName())
        .containsExactly("Entry", "Skipped", "Entry", "Unusable");
    assertThat(entries(file("sub2api.json", file)))
        .containsExactly(
            json(IDC)
                .put("accessToken", "fake-access")
                .put("expiresAt", "2026-03-14T11:00:00Z")
                .put("provider", "Enterprise")
                .put("startUrl", "https://fake.awsapps.com/start")
                .put("authRegion", "eu-central-1")
                .put("apiRegion", "us-east-1")
                .put("email", "sub@example.com")
                .put("profileArn", "arn:aws:codewhisperer:us-east-1:000000000000:profile/FAKE"),
            json("{\"kiroApiKey\": \"ksk_fake\"}"));
  }

  private static List<JsonNode> entries(ImportFile... files) throws Exception {
    return candidates(files).stream()
        .flatMap(candidate ->
            candidate instanceof ImportCandidate.Entry(_, var entry)
                ? Stream.of((JsonNode) entry.toJson())
                : Stream.empty())
        .toList();
  }

  private static List<ImportCandidate> candidates(ImportFile... files) throws Exception {
    return new ImportReader(true).read(List.of(files));
  }

  private static ObjectNode json(String text) throws Exception {
    return (ObjectNode) Json.MAPPER.readTree(text);
  }

  private static ImportFile file(String name, String content) {
    return new ImportFile(name, content.getBytes(StandardCharsets.UTF_8));
  }

  /// @param logins keys and values by turns
  /// @param state keys and values by turns
  private ImportFile database(List<String> logins, List<String> state) throws Exception {
    Path file = folder.resolve("data.sqlite3");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE auth_kv (key TEXT PRIMARY KEY, value TEXT)");
      statement.execute("CREATE TABLE state (key TEXT PRIMARY KEY, value BLOB)");
      insert(statement, "auth_kv", logins);
      insert(statement, "state", state);
    }
    return new ImportFile("data.sqlite3", Files.readAllBytes(file));
  }

  private static void insert(Statement statement, String table, List<String> pairs)
      throws Exception {
    for (int i = 0; i < pairs.size(); i += 2) {
      statement.execute(
          "INSERT INTO %s VALUES ('%s', '%s')".formatted(table, pairs.get(i), pairs.get(i + 1)));
    }
  }
}
