package io.github.kiro4j.server.credentials.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.kiro4j.server.config.Secret;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.Credential.Kind;
import io.github.kiro4j.server.credentials.IssuedTokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
  void open() {
    file = folder.resolve("credentials.json");
    store = new FileCredentialStore(file);
  }

  @Test
  void aMissingOrBlankFileHoldsNothing() throws Exception {
    assertThat(store.load()).isEmpty();

    Files.writeString(file, " \n");
    assertThat(store.load()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "social, SOCIAL",
    "Social, SOCIAL",
    "idc, IDC",
    "IdC, IDC",
    "builder-id, IDC",
    "IAM, IDC",
  })
  void authMethodsAreReadInAnyCase(String written, Kind kind) throws Exception {
    Files.writeString(
        file,
        """
        {"authMethod": "%s", "refreshToken": "r"}\
        """
            .formatted(written));

    assertThat(store.load()).singleElement().extracting(Credential::kind).isEqualTo(kind);
  }

  @Test
  void withoutAMethodTheOtherMembersTellTheKind() throws Exception {
    Files.writeString(
        file,
        """
        [{"refreshToken": "r"},
         {"refreshToken": "r", "clientId": "c", "clientSecret": "s"},
         {"kiroApiKey": "ksk_x", "authMethod": "social"}]\
        """);

    assertThat(store.load())
        .extracting(Credential::kind)
        .containsExactly(Kind.SOCIAL, Kind.IDC, Kind.API_KEY);
  }

  @Test
  void newTokensReplaceTheOldOnesAndNothingElse() throws Exception {
    Files.writeString(
        file,
        """
        [{"id": 1, "refreshToken": "one"}, {"id": 2, "refreshToken": "two", "startUrl": "u"}]\
        """);
    Credential second = store.load().get(1);

    store.save(second, NEW);

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
                "accessToken" : "new-access",
                "expiresAt" : "2026-03-04T05:06:07Z"
              }
            ]\
            """);
  }

  @Test
  void aSingleObjectStaysASingleObject() throws Exception {
    Files.writeString(file, "{\"refreshToken\": \"one\"}");

    Credential saved = store.save(store.load().getFirst(), NEW);

    assertThat(Files.readString(file)).startsWith("{");
    assertThat(store.load()).containsExactly(saved);
    assertThat(saved.refreshToken()).isEqualTo(new Secret("new-refresh"));
  }

  @Test
  void anEditMadeMeanwhileIsKept() throws Exception {
    Files.writeString(file, "[{\"id\": 1, \"refreshToken\": \"one\"}]");
    Credential credential = store.load().getFirst();
    Files.writeString(file, "[{\"id\": 1, \"refreshToken\": \"one\", \"priority\": 5}]");

    store.save(credential, NEW);

    assertThat(store.load().getFirst().priority()).isEqualTo(5);
  }

  @Test
  void nothingButTheFileIsLeftInTheFolder() throws Exception {
    Files.writeString(file, "[{\"id\": 1, \"refreshToken\": \"one\"}]");
    store.save(store.load().getFirst(), NEW);

    try (var files = Files.list(folder)) {
      assertThat(files.toList()).isEqualTo(List.of(file));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          [{"refreshToken": s3cr3t}]                             | line 1: this is not valid JSON
          "s3cr3t"                                               | an object or an array is expected
          [{"refreshToken": "a"}, "s3cr3t"]                      | entry 2: an object is expected
          [{"refreshToken": "a"}, {"authMethod": "carrier-pigeon"}] | entry 2: unknown authMethod carrier-pigeon
          {"authMethod": "api_key"}                              | entry 1: authMethod api_key needs kiroApiKey
          {"refreshToken": "a", "region": "evil.example/"}       | entry 1: region is not the name of a region
          {"refreshToken": "a", "apiRegion": "us-east-1@evil"}   | entry 1: apiRegion is not the name of a region
          """)
  void aFileThatCannotBeUsedIsToldByPlaceAndStaysAsItIs(String content, String problem)
      throws Exception {
    Files.writeString(file, content);

    assertThatExceptionOfType(CredentialFileException.class)
        .isThrownBy(store::load)
        .withMessage(file + ": " + problem);
    assertThat(file).hasContent(content);
  }

  @Test
  void tokensOfACredentialThatIsGoneAreNotWrittenIntoAnother() throws IOException {
    Files.writeString(file, "[{\"id\": 1, \"refreshToken\": \"one\"}]");
    Credential credential = store.load().getFirst();
    Files.writeString(file, "[{\"id\": 2, \"refreshToken\": \"two\"}]");

    assertThatExceptionOfType(CredentialFileException.class)
        .isThrownBy(() -> store.save(credential, NEW));
    assertThat(store.load().getFirst().refreshToken()).isEqualTo(new Secret("two"));
  }
}
