package io.github.kiro4j.server.credentials.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.kiro4j.api.admin.CredentialField;
import io.github.kiro4j.api.admin.credentials.ImportReport;
import io.github.kiro4j.api.admin.credentials.ImportReport.Outcome;
import io.github.kiro4j.server.credentials.MachineId;
import io.github.kiro4j.server.credentials.store.CredentialStore;
import io.github.kiro4j.server.credentials.store.EntryEncryption;
import io.github.kiro4j.server.credentials.store.StoredEntry;
import io.github.kiro4j.server.credentials.store.file.FileCredentialStore;
import io.github.kiro4j.server.credentials.store.file.StateFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BulkImportTest {

  private static final String IDE_TOKEN = "kiro-auth-token.json";
  private static final String REGISTRATION = "0123456789abcdef0123456789abcdef01234567.json";

  @TempDir Path folder;
  private CredentialStore store;

  @BeforeEach
  void open() throws IOException {
    store =
        FileCredentialStore.open(
            folder.resolve("credentials.json"),
            StateFile.in(folder),
            new MachineId("a".repeat(64)),
            EntryEncryption.NONE);
  }

  @AfterEach
  void close() throws IOException {
    store.close();
  }

  @Test
  void everyEntryOfACredentialsFileIsReported() throws Exception {
    ImportReport report = imported(fixture("kiro-rs-many.json"));

    assertThat(report.added()).isEqualTo(3);
    assertThat(report.entries())
        .extracting(
            ImportReport.Entry::number, ImportReport.Entry::outcome, ImportReport.Entry::message)
        .containsExactly(
            tuple(1, Outcome.ADDED, null),
            tuple(2, Outcome.ADDED, null),
            tuple(3, Outcome.ADDED, null),
            tuple(4, Outcome.INVALID, "must have both clientId and clientSecret, or neither"),
            tuple(5, Outcome.INVALID, "region is not the name of a region, such as us-east-1"),
            tuple(6, Outcome.INVALID, "is not a JSON object"),
            tuple(7, Outcome.DUPLICATE, null),
            tuple(8, Outcome.INVALID, "refreshToken is truncated"),
            tuple(9, Outcome.INVALID, "refreshToken is missing"));
    assertThat(report.entries())
        .extracting(ImportReport.Entry::authMethod)
        .startsWith("social", "api_key", "idc");
    assertThat(report.entries().get(6).credentialId())
        .isEqualTo(report.entries().getFirst().credentialId());
    assertThat(report.warnings()).isEmpty();
  }

  @Test
  void unknownMembersAreTakenOverAndIdsAreNot() throws Exception {
    imported(fixture("kiro-rs-many.json"));

    StoredEntry first = store.entries().getFirst();
    assertThat(first.toJson().at("/aMemberOfTomorrow/kept").asBoolean()).isTrue();
    assertThat(first.value(CredentialField.PRIORITY).asInt()).isEqualTo(2);
    assertThat(first.id()).isEqualTo(1);
  }

  @Test
  void oneObjectIsACredentialsFileToo() throws Exception {
    assertThat(imported(fixture("kiro-rs-one.json")).entries())
        .extracting(ImportReport.Entry::format, ImportReport.Entry::outcome)
        .containsExactly(tuple("kiro-rs", Outcome.ADDED));
  }

  @Test
  void aDryRunReportsTheSameAndAddsNothing() throws Exception {
    ImportFile file = fixture("kiro-rs-many.json");

    ImportReport dry = run(true, file);

    assertThat(store.load()).isEmpty();
    assertThat(dry.dryRun()).isTrue();
    assertThat(dry.added()).isEqualTo(3);
    assertThat(dry.entries())
        .extracting(ImportReport.Entry::outcome)
        .containsExactlyElementsOf(
            imported(file).entries().stream()
                .map(
                    entry -> entry.outcome() == Outcome.ADDED ? Outcome.WOULD_ADD : entry.outcome())
                .toList());
  }

  @Test
  void aCredentialThatIsStoredAlreadyIsADuplicate() throws Exception {
    imported(fixture("kiro-rs-one.json"));

    assertThat(run(true, fixture("kiro-rs-one.json")).entries())
        .extracting(ImportReport.Entry::outcome, ImportReport.Entry::credentialId)
        .containsExactly(tuple(Outcome.DUPLICATE, 1L));
  }

  @Test
  void entriesThatShareAProfileArnAreNoDuplicates() throws Exception {
    String entry =
        """
        {"refreshToken": "%s", "profileArn":
         "arn:aws:codewhisperer:us-east-1:699475941385:profile/EHGA3GRVQMUK"}\
        """;
    String one = entry.formatted("not-a-real-token-1.".repeat(6));
    String other = entry.formatted("not-a-real-token-2.".repeat(6));

    assertThat(imported(text("credentials.json", "[" + one + "," + other + "]")).entries())
        .extracting(ImportReport.Entry::outcome, ImportReport.Entry::credentialId)
        .containsExactly(tuple(Outcome.ADDED, 1L), tuple(Outcome.ADDED, 2L));
    assertThat(store.load()).hasSize(2);
  }

  @Test
  void theSocialLoginOfTheIde() throws Exception {
    ImportReport report = imported(named(IDE_TOKEN, "kiro-auth-token-social.json"));

    assertThat(report.entries().getFirst().format()).isEqualTo("kiro-ide");
    assertThat(report.warnings())
        .singleElement()
        .asString()
        .contains("Kiro IDE continues to use the login in kiro-auth-token.json", "invalidates");
    assertThat(stored())
        .contains(
            "\"refreshToken\":\"fake-refresh-token-google-0",
            "\"accessToken\":\"fake-access-token\"",
            "\"expiresAt\":\"2026-03-14T11:00:00Z\"",
            "\"profileArn\":\"arn:aws:codewhisperer:us-east-1:000000000000:profile/FAKE\"",
            "\"authMethod\":\"social\"");
  }

  @Test
  void theIdcLoginOfTheIdeNeedsItsClient() throws Exception {
    ImportFile token = named(IDE_TOKEN, "kiro-auth-token-idc.json");

    assertThat(imported(token).entries())
        .extracting(ImportReport.Entry::outcome, ImportReport.Entry::message)
        .containsExactly(
            tuple(
                Outcome.INVALID,
                "needs the registration of its client too: the file "
                    + REGISTRATION
                    + " beside it"));

    assertThat(imported(token, fixture(REGISTRATION)).entries())
        .extracting(ImportReport.Entry::outcome, ImportReport.Entry::authMethod)
        .containsExactly(tuple(Outcome.ADDED, "idc"));
    assertThat(stored())
        .contains(
            "\"clientId\":\"fake-client-of-the-ide\"",
            "\"clientSecret\":\"fake-client-secret-of-the-ide\"",
            "\"authRegion\":\"eu-central-1\"");
  }

  @Test
  void theExternalLoginOfTheIde() throws Exception {
    ImportReport report = imported(named(IDE_TOKEN, "kiro-auth-token-external.json"));

    assertThat(report.entries().getFirst().authMethod()).isEqualTo("external_idp");
    assertThat(stored())
        .contains(
            "\"tokenEndpoint\":\"https://login.microsoftonline.com/fake/oauth2/v2.0/token\"",
            "\"scopes\":[\"api://fake/codewhisperer:conversations\",\"offline_access\"]");
  }

  @Test
  void anExportOfKiroAccountManager() throws Exception {
    ImportReport report = imported(fixture("kam-nested.json"));

    assertThat(report.entries())
        .extracting(
            ImportReport.Entry::outcome,
            ImportReport.Entry::authMethod,
            ImportReport.Entry::email,
            ImportReport.Entry::message)
        .containsExactly(
            tuple(Outcome.ADDED, "idc", "kam@example.com", null),
            tuple(Outcome.SKIPPED, null, null, "the export marks the account as failing"),
            tuple(
                Outcome.INVALID,
                null,
                null,
                "must have both clientId and clientSecret, or neither"),
            tuple(Outcome.ADDED, "social", null, null),
            tuple(Outcome.INVALID, null, null, "refreshToken is missing"));
    assertThat(stored())
        .contains(
            "\"expiresAt\":\"2026-03-14T11:00:00Z\"",
            "\"authRegion\":\"us-west-2\"",
            "\"machineId\":\"2582956e-cc88-4669-b546-07adbffcb894\"");
  }

  @Test
  void failingAccountsOfAnExportAreImportedOnDemand() throws Exception {
    ImportReport report =
        new BulkImport(store, false, this::add).run(List.of(fixture("kam-nested.json")), false);

    assertThat(report.entries().get(1).outcome()).isEqualTo(Outcome.ADDED);
  }

  @Test
  void theOtherFormsOfSuchAnExport() throws Exception {
    assertThat(imported(fixture("kam-flat.json")).entries())
        .extracting(ImportReport.Entry::format, ImportReport.Entry::authMethod)
        .containsExactly(tuple("kam", "social"));
    assertThat(imported(fixture("kam-single.json")).entries())
        .extracting(ImportReport.Entry::format, ImportReport.Entry::email)
        .containsExactly(tuple("kam", "single@example.com"));
  }

  @Test
  void theExportOfKiroAccountManagerForOidcIsTakenOverWithoutPasswords() throws Exception {
    assertThat(imported(fixture("kam-oidc.json")).entries())
        .extracting(
            ImportReport.Entry::format,
            ImportReport.Entry::outcome,
            ImportReport.Entry::authMethod,
            ImportReport.Entry::email)
        .containsExactly(
            tuple("kam", Outcome.ADDED, "idc", "one@example.com"),
            tuple("kam", Outcome.ADDED, "social", "two@example.com"));
    assertThat(stored()).contains("\"provider\":\"BuilderId\"").doesNotContain("canary");
  }

  @Test
  void accountsOfOneLine() throws Exception {
    assertThat(imported(fixture("kam-lines.txt"), fixture("kam-lines.csv")).entries())
        .extracting(
            ImportReport.Entry::number,
            ImportReport.Entry::outcome,
            ImportReport.Entry::authMethod,
            ImportReport.Entry::email)
        .containsExactly(
            tuple(1, Outcome.ADDED, "idc", "one@example.com"),
            tuple(2, Outcome.ADDED, "social", "two@example.com"),
            tuple(3, Outcome.INVALID, null, null),
            tuple(2, Outcome.ADDED, "idc", "three@example.com"),
            tuple(3, Outcome.ADDED, "social", "four@example.com"));
    assertThat(stored())
        .contains("\"clientSecret\":\"fake-client-secret-1\"", "\"clientId\":\"fake-client-id-3\"")
        .doesNotContain("canary", "\\r");
  }

  @Test
  void anOrganisationsSignInInAnExportOfKiroAccountManager() throws Exception {
    String account =
        """
        {"accounts": [{"email": "a@example.com", "credentials": {"authMethod": "external_idp",
          "refreshToken": "%s", "clientId": "fake-client", "scopes": "fake offline_access",
          "tokenEndpoint": "https://login.microsoftonline.com/fake/oauth2/v2.0/token"}}]}
        """
            .formatted("fake-refresh-token-" + "0".repeat(100));

    assertThat(imported(text("export.json", account)).entries())
        .extracting(ImportReport.Entry::outcome, ImportReport.Entry::authMethod)
        .containsExactly(tuple(Outcome.ADDED, "external_idp"));
  }

  @Test
  void aFileOfCliProxyApi() throws Exception {
    assertThat(imported(fixture("cliproxyapi.json")).entries())
        .extracting(
            ImportReport.Entry::format,
            ImportReport.Entry::outcome,
            ImportReport.Entry::authMethod,
            ImportReport.Entry::email)
        .containsExactly(tuple("cliproxyapi", Outcome.ADDED, "idc", "proxy@example.com"));
    assertThat(stored())
        .contains(
            "\"clientId\":\"fake-client-id-proxy\"",
            "\"authRegion\":\"eu-central-1\"",
            "\"startUrl\":\"https://fake.awsapps.com/start\"",
            "\"profileArn\":\"arn:aws:codewhisperer:us-east-1:000000000000:profile/FAKE\"",
            "\"expiresAt\":\"2026-03-14T11:00:00Z\"");
  }

  @Test
  void filesOfAiClient2Api() throws Exception {
    assertThat(imported(fixture("aiclient2api.json"), fixture("aiclient2api-key.json")).entries())
        .extracting(
            ImportReport.Entry::format, ImportReport.Entry::outcome, ImportReport.Entry::authMethod)
        .containsExactly(
            tuple("aiclient2api", Outcome.ADDED, "idc"),
            tuple("aiclient2api", Outcome.ADDED, "api_key"));
    assertThat(stored())
        .contains(
            "\"authRegion\":\"us-west-2\"",
            "\"expiresAt\":\"2026-03-14T11:00:00Z\"",
            "\"kiroApiKey\":\"ksk_fake_key_of_aiclient2api\"")
        .doesNotContain("canary");
  }

  @Test
  void theStoreOfKiroLb() throws Exception {
    assertThat(imported(fixture("kiro-lb.json")).entries())
        .extracting(
            ImportReport.Entry::format, ImportReport.Entry::outcome, ImportReport.Entry::authMethod)
        .containsExactly(
            tuple("kiro-lb", Outcome.ADDED, "idc"), tuple("kiro-lb", Outcome.ADDED, "social"));
    assertThat(stored())
        .contains(
            "\"authRegion\":\"eu-central-1\"",
            "\"apiRegion\":\"us-east-1\"",
            "\"provider\":\"Enterprise\"",
            "\"provider\":\"Google\"",
            "\"profileArn\":\"arn:aws:codewhisperer:us-east-1:000000000000:profile/FAKELB\"")
        .doesNotContain("canary", "ssoRegion", "identityProvider");
  }

  @Test
  void theProfileOfKiroIde() throws Exception {
    String profile =
        "{\"arn\": \"arn:aws:codewhisperer:us-east-1:000000000000:profile/CHOSEN\", \"name\": \"x\"}";
    ImportReport report =
        imported(
            named(IDE_TOKEN, "kiro-auth-token-idc.json"),
            fixture("0123456789abcdef0123456789abcdef01234567.json"),
            new ImportFile("profile.json", profile.getBytes(StandardCharsets.UTF_8)));

    assertThat(report.entries()).hasSize(1);
    assertThat(stored())
        .contains("\"profileArn\":\"arn:aws:codewhisperer:us-east-1:000000000000:profile/CHOSEN\"");
  }

  @Test
  void theDatabaseOfKiroCli() throws Exception {
    ImportReport report = imported(database("kiro-cli.sql"));

    assertThat(report.entries())
        .extracting(
            ImportReport.Entry::format,
            ImportReport.Entry::outcome,
            ImportReport.Entry::authMethod,
            ImportReport.Entry::message)
        .containsExactly(
            tuple("kiro-cli", Outcome.ADDED, "social", null),
            tuple("kiro-cli", Outcome.ADDED, "idc", null),
            tuple(
                "kiro-cli",
                Outcome.INVALID,
                null,
                "the database lacks codewhisperer:odic:device-registration"));
    assertThat(report.warnings()).singleElement().asString().contains("kiro-cli continues");
    assertThat(stored())
        .contains(
            "profile/SOCIAL",
            "\"clientId\":\"fake-client-of-the-cli\"",
            "\"startUrl\":\"https://fake.awsapps.com/start\"",
            "\"profileArn\":\"arn:aws:codewhisperer:eu-central-1:000000000000:profile/FAKE\"",
            "\"expiresAt\":\"2026-03-14T11:00:00.123456789Z\"")
        .doesNotContain("canary");
  }

  @Test
  void theWriteAheadLogOfKiroClisDatabaseIsReadToo() throws Exception {
    Path file = folder.resolve("data.sqlite3");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA journal_mode = WAL");
      run(statement, "kiro-cli.sql");
      byte[] journal = Files.readAllBytes(folder.resolve("data.sqlite3-wal"));

      ImportReport report =
          imported(
              new ImportFile("data.sqlite3", Files.readAllBytes(file)),
              new ImportFile("data.sqlite3-wal", journal));

      assertThat(report.added()).isEqualTo(2);
    }
  }

  @Test
  void aViewInThePlaceOfATableIsNotRead() throws Exception {
    ImportFile trap =
        database(
            "CREATE TABLE t (a); CREATE VIEW auth_kv AS WITH RECURSIVE n(key) AS (SELECT 1 UNION ALL"
                + " SELECT key + 1 FROM n) SELECT key, key AS value FROM n;",
            "trap");

    assertThatThrownBy(() -> imported(trap))
        .isInstanceOf(ImportRefusedException.class)
        .hasMessage("data.sqlite3 cannot be read as a database of kiro-cli");
  }

  @Test
  void aValueThatWouldFillTheMemoryIsNotRead() throws Exception {
    ImportFile trap =
        database(
            "CREATE TABLE auth_kv (key TEXT, value TEXT GENERATED ALWAYS AS"
                + " (hex(zeroblob(3000000)))); INSERT INTO auth_kv (key) VALUES"
                + " ('kirocli:social:token');",
            "trap");

    assertThatThrownBy(() -> imported(trap)).isInstanceOf(ImportRefusedException.class);
  }

  @Test
  void aDamagedDatabaseIsRefused() {
    byte[] damaged = "SQLite format 3\0 and nothing more".getBytes(StandardCharsets.US_ASCII);

    assertThatThrownBy(() -> imported(new ImportFile("data.sqlite3", damaged)))
        .isInstanceOf(ImportRefusedException.class);
  }

  @Test
  void noCopyOfADatabaseStaysBehind() throws Exception {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    List<Path> before = copies(temporary);

    imported(database("kiro-cli.sql"));

    assertThat(copies(temporary)).isEqualTo(before);
  }

  @Test
  void aFileOfUnknownFormatIsRefusedAndNothingOfTheOthersIsAdded() throws Exception {
    ImportFile unknown = text("notes.txt", "canary: something else");

    assertThatThrownBy(() -> imported(fixture("kiro-rs-one.json"), unknown))
        .isInstanceOf(ImportRefusedException.class)
        .hasMessageStartingWith("notes.txt is neither")
        .hasMessageNotContaining("canary");
    assertThat(store.load()).isEmpty();
  }

  @Test
  void anEmptyListIsRefused() {
    assertThatThrownBy(() -> imported(text("credentials.json", "[]")))
        .isInstanceOf(ImportRefusedException.class)
        .hasMessage("the files contain no credential");
  }

  @Test
  void thereAreBoundsOnEntriesAndBytes() {
    String many =
        IntStream.rangeClosed(0, ImportReader.MOST_ENTRIES)
            .mapToObj("{\"refreshToken\":\"fake-%d\"}"::formatted)
            .collect(Collectors.joining(",", "[", "]"));

    assertThatThrownBy(() -> imported(text("credentials.json", many)))
        .isInstanceOfSatisfying(
            ImportRefusedException.class,
            e -> assertThat(e.problem()).isEqualTo(ImportRefusedException.Problem.TOO_LARGE));
    assertThatThrownBy(
            () -> imported(new ImportFile("large", new byte[ImportReader.MOST_BYTES + 1])))
        .isInstanceOfSatisfying(
            ImportRefusedException.class,
            e -> assertThat(e.problem()).isEqualTo(ImportRefusedException.Problem.TOO_LARGE));
  }

  @Test
  void anEntryThatCannotBeAddedKeepsNoOtherFromBeingAdded() throws Exception {
    CredentialAdder picky =
        entry -> {
          if (entry.has(CredentialField.KIRO_API_KEY)) {
            throw new NotAddedException(Outcome.FAILED, null, "It does not work.");
          }
          return add(entry);
        };

    ImportReport report =
        new BulkImport(store, false, picky).run(List.of(fixture("kiro-rs-many.json")), true);

    assertThat(report.entries())
        .extracting(ImportReport.Entry::outcome, ImportReport.Entry::message)
        .startsWith(
            tuple(Outcome.ADDED, null),
            tuple(Outcome.FAILED, "It does not work."),
            tuple(Outcome.ADDED, null));
  }

  @Test
  void noReportHoldsASecret() throws Exception {
    ImportReport report =
        imported(
            fixture("kiro-rs-many.json"),
            fixture("kam-nested.json"),
            named(IDE_TOKEN, "kiro-auth-token-idc.json"),
            fixture(REGISTRATION),
            database("kiro-cli.sql"));

    assertThat(report.toString()).doesNotContain("fake-", "ksk_", "arn:");
  }

  private long add(StoredEntry entry) {
    try {
      return store.add(entry).id();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ImportReport imported(ImportFile... files) throws Exception {
    return run(false, files);
  }

  private ImportReport run(boolean dryRun, ImportFile... files) throws Exception {
    return new BulkImport(store, dryRun, this::add).run(List.of(files), true);
  }

  private String stored() throws IOException {
    return store.entries().stream().map(StoredEntry::toJson).toList().toString();
  }

  private static List<Path> copies(Path temporary) throws IOException {
    try (Stream<Path> files = Files.list(temporary)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("kiro4j-import"))
          .sorted()
          .toList();
    }
  }

  private ImportFile database(String fixture) throws Exception {
    return database(new String(bytes(fixture), StandardCharsets.UTF_8), fixture);
  }

  private ImportFile database(String sql, String name) throws SQLException, IOException {
    Path file = folder.resolve(name + ".sqlite3");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
    return new ImportFile("data.sqlite3", Files.readAllBytes(file));
  }

  private static void run(Statement statement, String fixture) throws SQLException, IOException {
    statement.executeUpdate(new String(bytes(fixture), StandardCharsets.UTF_8));
  }

  private static ImportFile text(String name, String content) {
    return new ImportFile(name, content.getBytes(StandardCharsets.UTF_8));
  }

  private static ImportFile fixture(String name) throws IOException {
    return named(name, name);
  }

  private static ImportFile named(String name, String fixture) throws IOException {
    return new ImportFile(name, bytes(fixture));
  }

  private static byte[] bytes(String fixture) throws IOException {
    try (InputStream in = BulkImportTest.class.getResourceAsStream("/imports/" + fixture)) {
      return Objects.requireNonNull(in, fixture).readAllBytes();
    }
  }
}
