package io.github.kiro4j.server.credentials.store.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.api.admin.LoginKind;
import io.github.kiro4j.server.credentials.AccessToken;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.IssuedTokens;
import io.github.kiro4j.server.credentials.Login;
import io.github.kiro4j.server.credentials.MachineId;
import io.github.kiro4j.server.credentials.store.DuplicateCredentialException;
import io.github.kiro4j.server.credentials.store.EntryEncryption;
import io.github.kiro4j.server.credentials.store.UnsavedTokens;
import io.github.kiro4j.server.outbound.ProxySettings;
import io.github.kiro4j.server.secret.Secret;
import io.github.kiro4j.server.testing.TestEntries;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The behaviour of a store that only a file has.
class FileCredentialStoreTest {

  private static final IssuedTokens NEW =
      new IssuedTokens(
          new Secret("new-access"),
          new Secret("new-refresh"),
          Instant.parse("2026-03-04T05:06:07Z"),
          null);

  @TempDir Path folder;
  private Path file;
  private FileCredentialStore store;

  @BeforeEach
  void open() throws IOException {
    file = folder.resolve("credentials.json");
    store = store();
  }

  @AfterEach
  void close() throws IOException {
    store.close();
  }

  private FileCredentialStore store() throws IOException {
    return FileCredentialStore.open(
        file, StateFile.in(folder), new MachineId("a".repeat(64)), EntryEncryption.NONE);
  }

  @Test
  void aMissingOrBlankFileIsAnEmptyStore() throws Exception {
    assertThat(store.load()).isEmpty();

    Files.writeString(file, " \n");
    assertThat(store.load()).isEmpty();
  }

  @Test
  void aSingleObjectBecomesAnArrayWhenACredentialIsAdded() throws Exception {
    Files.writeString(file, "{\"refreshToken\": \"one\", \"own\": 1}");

    store.add(TestEntries.social("two"));

    JsonNode written = Json.MAPPER.readTree(Files.readAllBytes(file));
    assertThat(written.findValuesAsText("refreshToken")).containsExactly("one", "two");
    assertThat(written.get(0).path("own").intValue()).isEqualTo(1);
    assertThat(written.get(1).properties().iterator().next().getKey()).isEqualTo("id");
  }

  @Test
  void theLastCredentialCanBeRemoved() throws Exception {
    Files.writeString(file, "{\"id\": 4, \"refreshToken\": \"one\"}");
    store.load();

    store.remove(4);

    assertThat(file).hasContent("[ ]");
    assertThat(store.load()).isEmpty();
  }

  @Test
  void theFirstCredentialCreatesTheFile() throws Exception {
    store.add(TestEntries.social("one"));

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(FileCredentialStore.check(file, EntryEncryption.NONE)).hasSize(1);
  }

  @Test
  void aDamagedFileIsNeitherAddedToNorEdited() throws Exception {
    Files.writeString(file, "[{");

    assertThatExceptionOfType(CredentialFileException.class)
        .isThrownBy(() -> store.add(TestEntries.social("one")));
    assertThatExceptionOfType(CredentialFileException.class).isThrownBy(() -> store.remove(1));
    assertThatExceptionOfType(CredentialFileException.class)
        .isThrownBy(() -> store.edit(1, TestEntries.changes("{\"priority\": 1}")));
    assertThat(file).hasContent("[{");
  }

  @ParameterizedTest
  @CsvSource({
    "social, Social",
    "Social, Social",
    "idc, Idc",
    "IdC, Idc",
    "builder-id, Idc",
    "IAM, Idc",
    "external_idp, ExternalIdp",
    "api_key, Incomplete",
    "APIKEY, Incomplete",
  })
  void authMethodsAreReadInAnyCase(String written, String login) throws Exception {
    Files.writeString(
        file,
        """
        {"authMethod": "%s", "refreshToken": "r", "clientId": "c", "clientSecret": "s",
         "tokenEndpoint": "https://login.example/token", "scopes": ["a", "b"]}\
        """
            .formatted(written));

    assertThat(store.load())
        .singleElement()
        .extracting(credential -> credential.login().getClass().getSimpleName())
        .isEqualTo(login);
  }

  @Test
  void withoutAnAuthMethodTheOtherFieldsImplyTheKind() throws Exception {
    Files.writeString(
        file,
        """
        [{"refreshToken": "r"},
         {"refreshToken": "r", "clientId": "c", "clientSecret": "s"},
         {"refreshToken": "r", "clientId": "c", "tokenEndpoint": "https://login.example/"},
         {"kiroApiKey": "ksk_x", "authMethod": "social"},
         {"email": "nobody@example.com"}]\
        """);

    assertThat(store.load())
        .extracting(credential -> credential.login().getClass().getSimpleName())
        .containsExactly("Social", "Idc", "ExternalIdp", "ApiKey", "Incomplete");
  }

  @Test
  void everySettingIsRead() throws Exception {
    Files.writeString(
        file,
        """
        {"id": 3, "refreshToken": "r", "priority": 2, "disabled": true, "region": "eu-west-1",
         "apiRegion": "eu-central-1", "machineId": "m", "email": "nobody@example.com",
         "subscriptionTitle": "KIRO FREE", "proxyUrl": "socks5://proxy.example:1081",
         "proxyUsername": "u", "proxyPassword": "p", "accessToken": "a",
         "expiresAt": "2026-03-04T05:06:07.123456789+00:00"}\
        """);

    Credential credential = store.load().getFirst();

    assertThat(credential.settings().priority()).isEqualTo(2);
    assertThat(credential.settings().disabled()).isTrue();
    assertThat(credential.settings().authRegion()).isEqualTo("eu-west-1");
    assertThat(credential.settings().apiRegion()).isEqualTo("eu-central-1");
    assertThat(credential.settings().email()).isEqualTo("nobody@example.com");
    assertThat(credential.settings().subscriptionTitle()).isEqualTo("KIRO FREE");
    assertThat(credential.settings().proxy())
        .isEqualTo(
            new ProxySettings.Socks5(
                "proxy.example", 1081, new ProxySettings.Login("u", new Secret("p"))));
    assertThat(credential.worksAt(Instant.parse("2026-03-04T05:06:07Z"))).isTrue();
  }

  @Test
  void newTokensReplaceTheOldOnesAndNothingElse() throws Exception {
    Files.writeString(
        file,
        """
        [{"id": 1, "refreshToken": "one"},
         {"id": 2, "refreshToken": "two", "startUrl": "u", "weight": 1.50, "note": [null]}]\
        """);

    store.saveTokens(store.load().get(1), NEW);

    assertThat(file)
        .hasContent(
            """
            [
              {
                "id" : 1,
                "refreshToken" : "one"
              },
              {
                "id" : 2,
                "refreshToken" : "new-refresh",
                "startUrl" : "u",
                "weight" : 1.50,
                "note" : [
                  null
                ],
                "accessToken" : "new-access",
                "expiresAt" : "2026-03-04T05:06:07Z"
              }
            ]\
            """);
  }

  /// The edit comes when the store has read the file, and looks up the tokens that it is to write.
  @Test
  void anEditBetweenReadingAndWritingIsNotLost() throws Exception {
    Files.writeString(file, "[{\"id\": 1, \"refreshToken\": \"one\"}]");
    Credential known = store.load().getFirst();
    Path edited =
        Files.writeString(
            folder.resolve("next.json"),
            "[{\"id\": 1, \"priority\": 7, \"refreshToken\": \"one\"}]");
    Map<Long, UnsavedTokens> unsaved =
        new HashMap<>(Map.of(1L, UnsavedTokens.of(known, NEW))) {
          private static final long serialVersionUID = 1L;

          @Override
          public @Nullable UnsavedTokens get(Object id) {
            if (edited.toFile().exists() && !edited.toFile().renameTo(file.toFile())) {
              throw new AssertionError("the file was not edited");
            }
            return super.get(id);
          }
        };

    assertThat(store.saveTokens(unsaved)).hasSize(1);

    assertThat(edited).doesNotExist();
    Credential saved = store.load().getFirst();
    assertThat(saved.settings().priority()).isEqualTo(7);
    assertThat(saved.refreshToken()).contains(new Secret("new-refresh"));
  }

  @Test
  void aSingleObjectStaysASingleObject() throws Exception {
    Files.writeString(file, "{\"refreshToken\": \"one\"}");

    Credential saved = store.saveTokens(store.load().getFirst(), NEW);

    assertThat(Files.readString(file)).startsWith("{");
    assertThat(store.load()).containsExactly(saved);
  }

  @Test
  void aSymbolicLinkStaysOne() throws Exception {
    Path real = Files.writeString(folder.resolve("real.json"), "{\"id\":1,\"refreshToken\":\"o\"}");
    Files.createSymbolicLink(file, real);

    store.saveTokens(store.load().getFirst(), NEW);

    assertThat(file).isSymbolicLink();
    assertThat(real).content().contains("new-refresh");
  }

  @Test
  void filesWithTokensAreForTheirOwnerOnly() throws Exception {
    Files.writeString(file, "[{\"id\": 1, \"refreshToken\": \"one\"}]");
    store.saveTokens(store.load().getFirst(), NEW);

    for (String name : new String[] {"credentials.json", "credentials.json.bak"}) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name))))
          .isEqualTo("rw-------");
    }
    assertThat(folder.resolve(StateFile.NAME)).content().doesNotContain("one", "new-refresh");
  }

  @Test
  void theBackupIsTheLastGoodContent() throws Exception {
    Files.writeString(file, "[{\"id\": 1, \"refreshToken\": \"one\"}]");
    store.saveTokens(store.load().getFirst(), NEW);
    String good = Files.readString(file);
    Files.writeString(file, "[{\"id\": 1,");

    assertThatExceptionOfType(CredentialFileException.class).isThrownBy(store::load);
    assertThat(folder.resolve("credentials.json.bak")).hasContent(good);
  }

  @Test
  void aFileThatIsEmptiedWhileItIsInUseIsNotReadAsEmpty() throws Exception {
    Files.writeString(file, "[{\"id\": 1, \"refreshToken\": \"one\"}]");
    store.load();

    Files.writeString(file, "");
    assertThatExceptionOfType(CredentialFileException.class)
        .isThrownBy(store::load)
        .withMessageContaining("the file is empty or missing");

    Files.writeString(file, "[]");
    assertThat(store.load()).isEmpty();
  }

  @Test
  void aSecondProcessIsLockedOut() {
    assertThatExceptionOfType(CredentialFileException.class)
        .isThrownBy(this::store)
        .withMessage(file + ": another kiro4j process uses the file");
  }

  @Test
  void theDerivedMachineIdIsStoredSoThatARefreshDoesNotChangeIt() throws Exception {
    store.close();
    Files.writeString(file, "{\"refreshToken\": \"test_refresh_token\"}");
    store =
        FileCredentialStore.open(
            file, StateFile.in(folder), new MachineId(null), EntryEncryption.NONE);
    Credential before = store.load().getFirst();

    Credential after = store.saveTokens(before, NEW);

    MachineId ids = new MachineId(null);
    assertThat(ids.of(after))
        .isEqualTo("d8f9e744094de07e7773b722f04e18417ab6ea08442df337812cd632e1c92e40");
    assertThat(Json.MAPPER.readTree(file.toFile()).path("machineId").textValue())
        .isEqualTo(ids.of(after));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          [{"refreshToken": s3cr3t}]                             | 1 | the file is not valid JSON
          "s3cr3t"                                               | 1 | the file must contain an object or an array of objects
          {"refreshToken": "a"} {"refreshToken": "b"}            | 1 | there is text after the end of the credentials
          [{"refreshToken": "a"},~ "s3cr3t"]                     | 2 | entry 2 must be an object
          [{"id": 1},~{"id": 1}]                                 | 2 | entry 2: id 1 is also the id of an earlier entry
          [{"id": "s3cr3t"}]                                     | 1 | entry 1: id must be a whole number from 0 on
          """)
  void aFileThatCannotBeUsedIsReportedWithItsLineAndStaysAsItIs(
      String content, int line, String problem) throws Exception {
    String written = content.replace('~', '\n');
    Files.writeString(file, written);

    assertThatExceptionOfType(CredentialFileException.class)
        .isThrownBy(store::load)
        .withMessage(file + ", line " + line + ": " + problem)
        .satisfies(e -> assertThat(e.toString()).doesNotContain("s3cr3t"));
    assertThatExceptionOfType(CredentialFileException.class)
        .isThrownBy(() -> FileCredentialStore.check(file, EntryEncryption.NONE));
    assertThat(file).hasContent(written);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          [{"refreshToken": "a"},~{~"authMethod": "s3cr3t"}]     | 3 | entry 2: authMethod must be one of %s
          {"refreshToken": "a",~ "region": "s3cr3t.example/"}    | 2 | entry 1: region is not the name of a region, such as us-east-1
          {"refreshToken": "a", "apiRegion": "us-east-1@s3cr3t"} | 1 | entry 1: apiRegion is not the name of a region, such as us-east-1
          {"refreshToken": "a", "priority": "s3cr3t"}            | 1 | entry 1: priority must be a whole number from 0 to 2147483647
          {"refreshToken": "a", "disabled": "s3cr3t"}            | 1 | entry 1: disabled must be true or false
          {"refreshToken": ["s3cr3t"]}                           | 1 | entry 1: refreshToken must be a text in quotation marks
          {"refreshToken": "a", "proxyUrl": "ftp://u:s3cr3t@h"}  | 1 | entry 1: proxyUrl must begin with http://, https:// or socks5://, or be the word direct
          {"refreshToken": "a", "proxyUrl": "http://u:s3cr3t @h"} | 1 | entry 1: proxyUrl is not the address of a proxy
          {"refreshToken": "a", "authMethod": "idc"}             | 1 | entry 1: clientId is missing
          """)
  void anEntryThatCannotBeUsedKeepsNoOtherFromBeingUsed(String content, int line, String problem)
      throws Exception {
    String written = content.replace('~', '\n');
    String sentence = problem.formatted(LoginKind.allowedNames());
    String array = written.startsWith("[") ? written : "[" + written + "]";
    Files.writeString(file, array.replaceFirst("]$", ", {\"refreshToken\": \"works\"}]"));

    List<Credential> credentials = store.load();

    assertThat(credentials.getLast().login()).isInstanceOf(Login.Social.class);
    assertThat(credentials.get(credentials.size() - 2).login())
        .isInstanceOfSatisfying(
            Login.Incomplete.class,
            login ->
                assertThat(login.problem()).isEqualTo(sentence.replaceFirst("^entry \\d: ", "")));
    assertThat(Files.readString(file)).contains("works");
    Files.writeString(file, written);
    assertThatExceptionOfType(CredentialFileException.class)
        .isThrownBy(() -> FileCredentialStore.check(file, EntryEncryption.NONE))
        .withMessage(file + ", line " + line + ": " + sentence)
        .satisfies(e -> assertThat(e.toString()).doesNotContain("s3cr3t"));
  }

  @Test
  void aCheckReportsEveryEntryThatCannotBeUsed() throws Exception {
    Files.writeString(
        file,
        """
        [{"refreshToken": "a", "authMethod": "x"},
         {"refreshToken": "b"},
         {"refreshToken": "c", "priority": -1}]
        """);

    assertThatExceptionOfType(CredentialFileException.class)
        .isThrownBy(() -> FileCredentialStore.check(file, EntryEncryption.NONE))
        .satisfies(e -> assertThat(String.valueOf(e.getMessage()).lines()).hasSize(2))
        .withMessageContaining("line 1: entry 1: authMethod must be one of")
        .withMessageContaining("line 3: entry 3: priority must be a whole number");
  }

  @Test
  void aRepairedEntryIsUsedAgainAndKeepsItsId() throws Exception {
    Files.writeString(
        file, "[{\"refreshToken\": \"a\"}, {\"refreshToken\": \"b\", \"authMethod\": \"x\"}]");
    long id = store.load().getLast().id();

    store.edit(id, TestEntries.changes("{\"authMethod\": \"social\"}"));

    assertThat(store.load().getLast())
        .satisfies(repaired -> assertThat(repaired.id()).isEqualTo(id))
        .satisfies(repaired -> assertThat(repaired.login()).isInstanceOf(Login.Social.class));
  }

  @Test
  void theTokenOfAnEntryThatCannotBeUsedIsNotAddedAgain() throws Exception {
    Files.writeString(file, "[{\"refreshToken\": \"a\", \"authMethod\": \"x\"}]");

    assertThatExceptionOfType(DuplicateCredentialException.class)
        .isThrownBy(() -> store.add(TestEntries.social("a")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"machineId", "profileArn", "nodeVersion", "proxyUrl"})
  void aValueWithALineBreakWithinMakesTheEntryUnusable(String field) throws Exception {
    Files.writeString(
        file,
        "[{\"refreshToken\": \"a\", \"%s\": \"one\\r\\nx-evil: two\"}, {\"refreshToken\": \"b\"}]"
            .formatted(field));

    List<Credential> read = store.load();

    assertThat(read.getFirst().login()).isInstanceOf(Login.Incomplete.class);
    assertThat(read.getLast().login()).isInstanceOf(Login.Social.class);
  }

  /// An operator empties the file and puts an old copy back.
  @Test
  void anOldCopyAfterAnEmptyFileDoesNotBringAPastTokenBack() throws Exception {
    String old = "[{\"id\": 1, \"refreshToken\": \"one\"}]";
    Files.writeString(file, old);
    store.saveTokens(store.load().getFirst(), NEW);
    Files.writeString(file, "[]");
    assertThat(store.load()).isEmpty();

    Files.writeString(file, old);

    assertThat(store.load().getFirst().refreshToken()).contains(new Secret("new-refresh"));
    assertThat(file).content().contains("new-refresh");
  }

  /// After a restart nobody has the newer token.
  @Test
  void aPastTokenWhoseSuccessorIsUnknownIsNotUsed() throws Exception {
    String old = "[{\"id\": 1, \"refreshToken\": \"one\"}]";
    Files.writeString(file, old);
    store.saveTokens(store.load().getFirst(), NEW);
    Files.writeString(file, "[]");
    store.load();
    store.close();
    Files.writeString(file, old);
    store = store();

    assertThat(store.load().getFirst().login())
        .isInstanceOfSatisfying(
            Login.Incomplete.class,
            login -> assertThat(login.problem()).contains("was already used", "sign in again"));
  }

  @Test
  void onlyARegularFileOfAUsualSizeIsRead() throws Exception {
    Files.createSymbolicLink(file, Path.of("/dev/zero"));
    assertThatIOException().isThrownBy(store::load).withMessageContaining("a device or a pipe");

    Files.delete(file);
    try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
      large.setLength(200L << 20);
    }
    assertThatIOException()
        .isThrownBy(store::load)
        .withMessage(file + " is larger than 8 MiB and is not read; name a smaller file");
    assertThatIOException().isThrownBy(() -> FileCredentialStore.check(file, EntryEncryption.NONE));
  }

  @Test
  void temporaryFilesThatACrashLeftAreRemoved() throws Exception {
    store.close();
    Path left = Files.writeString(folder.resolve(".credentials.json123.tmp"), "x");
    Path ofBackup = Files.writeString(folder.resolve(".credentials.json.bak456.tmp"), "x");

    store = store();

    assertThat(left).doesNotExist();
    assertThat(ofBackup).doesNotExist();
  }

  @Test
  void commentsAByteOrderMarkAndACommaTooManyAreRead() throws Exception {
    Files.writeString(
        file,
        """
        \uFEFF// my accounts
        [
          {"refreshToken": "one"}, // work
          /* {"refreshToken": "resting"}, */
          {"refreshToken": "two", "priority": 3,},
        ]
        """);

    assertThat(FileCredentialStore.check(file, EntryEncryption.NONE)).hasSize(2);
    assertThat(store.load()).extracting(each -> each.settings().priority()).containsExactly(0, 3);
    assertThat(Json.MAPPER.readTree(file.toFile()).findValuesAsText("refreshToken"))
        .containsExactly("one", "two");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1772600767000",
        "1772600767",
        "\"2026-03-04T05:06:07.000Z\"",
        "\"2026-03-04T05:06:07\""
      })
  void theEndOfAnAccessTokenIsReadInEveryForm(String written) throws Exception {
    Files.writeString(
        file, "{\"refreshToken\": \"r\", \"accessToken\": \"a\", \"expiresAt\": " + written + "}");

    assertThat(store.load().getFirst().access())
        .isEqualTo(new AccessToken(new Secret("a"), NEW.expiresAt()));
  }

  @Test
  void anAccessTokenThatEndsInThousandsOfYearsCountsAsExpired() throws Exception {
    Files.writeString(
        file,
        "{\"refreshToken\": \"r\", \"accessToken\": \"a\", \"expiresAt\":"
            + " \"+58000-01-01T00:00:00Z\"}");

    assertThat(store.load().getFirst().worksAt(NEW.expiresAt())).isFalse();
  }

  @Test
  void aFileOfCliProxyApiIsACredentialsFile() throws Exception {
    Files.writeString(
        file,
        """
        {"type": "kiro", "auth_method": "builder-id", "refresh_token": "one", "client_id": "c",
         "client_secret": "s", "idc_region": "eu-central-1", "idcRegion": "eu-central-1",
         "profile_arn": "arn:fake", "access_token": "a", "expires_at": "2026-03-04T05:06:07Z"}
        """);

    Credential read = store.load().getFirst();
    store.saveTokens(read, NEW);

    assertThat(read.login()).isInstanceOf(Login.Idc.class);
    assertThat(read.settings().authRegion()).isEqualTo("eu-central-1");
    assertThat(read.profileArn()).isEqualTo(new Secret("arn:fake"));
    assertThat(read.worksAt(NEW.expiresAt().minusSeconds(1))).isTrue();
    assertThat(Files.readString(file)).contains("new-refresh").doesNotContain("refresh_token");
  }

  @Test
  void accountsOfOneLineAreACredentialsFile() throws Exception {
    Files.writeString(
        file,
        """
        # mine
        a@example.com----fake-password----one----client----secret

        b@example.com, two
        """);

    assertThat(FileCredentialStore.check(file, EntryEncryption.NONE)).hasSize(2);
    assertThat(store.load())
        .extracting(
            each -> each.settings().email(), Credential::id, each -> each.login().authMethod())
        .containsExactly(tuple("a@example.com", 1L, "idc"), tuple("b@example.com", 2L, "social"));
    assertThat(Json.MAPPER.readTree(file.toFile()).findValuesAsText("refreshToken"))
        .containsExactly("one", "two");
  }

  @Test
  void aLineThatIsNoAccountIsReportedAndStays() throws Exception {
    String written = "a@example.com,one\na line that says something else\n";
    Files.writeString(file, written);

    assertThatExceptionOfType(CredentialFileException.class)
        .isThrownBy(store::load)
        .withMessageStartingWith(file + ", line 2: the line is not an account");
    assertThat(file).hasContent(written);
  }

  @Test
  void aFileInUtf16IsRead() throws Exception {
    Files.write(file, "\uFEFF[{\"refreshToken\": \"one\"}]".getBytes(StandardCharsets.UTF_16LE));

    assertThat(store.load()).hasSize(1);
  }

  @Test
  void aCheckNeitherWritesNorReadsAFileThatHasNotChanged() throws Exception {
    String incomplete = "[{\"refreshToken\": \"one\"}]";
    Files.writeString(file, incomplete);

    store.check();
    assertThat(file).hasContent(incomplete);
    assertThat(folder.resolve("credentials.json.bak")).doesNotExist();

    FileTime modified = Files.getLastModifiedTime(file);
    Files.writeString(file, "x".repeat(incomplete.length()));
    Files.setLastModifiedTime(file, modified);
    store.check();
  }

  @Test
  void aCheckFindsAFileThatWasDamagedSinceItWasRead() throws Exception {
    Files.writeString(file, "[{\"id\": 1, \"refreshToken\": \"one\"}]");
    store.load();
    Files.writeString(file, "[{");

    assertThatExceptionOfType(CredentialFileException.class).isThrownBy(store::check);
    assertThatExceptionOfType(CredentialFileException.class).isThrownBy(store::check);
  }

  @Test
  void aCheckFindsAFileThatIsMissingAfterItWasWritten() throws Exception {
    store.check();
    store.add(TestEntries.social("one"));
    Files.delete(file);

    assertThatExceptionOfType(CredentialFileException.class).isThrownBy(store::check);
  }
}
