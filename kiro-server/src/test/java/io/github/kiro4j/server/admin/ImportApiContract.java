package io.github.kiro4j.server.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.api.admin.AdminErrorCode;
import io.github.kiro4j.api.admin.ImportRequest;
import io.github.kiro4j.api.admin.client.AdminClient;
import io.github.kiro4j.api.admin.credentials.CredentialStatus;
import io.github.kiro4j.api.admin.credentials.ImportReport;
import io.github.kiro4j.api.admin.credentials.ImportReport.Outcome;
import io.github.kiro4j.server.testing.TestGateway;
import io.github.kiro4j.simulator.recording.Operation;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What importing promises over HTTP, whichever store the credentials live in.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ImportApiContract {

  private TestGateway gateway;
  private AdminClient client;

  /// YAML that names an empty store.
  abstract String storage() throws Exception;

  @BeforeAll
  void start() throws Exception {
    gateway = TestGateway.startEmptyWithAdmin(storage());
    client = gateway.adminClient();
  }

  @AfterEach
  void empty() throws Exception {
    for (CredentialStatus credential : client.credentials().credentials()) {
      client.setDisabled(credential.id(), true);
      client.remove(credential.id());
    }
  }

  @AfterAll
  void stop() {
    client.close();
    gateway.close();
  }

  @Test
  final void aDryRunTellsWhatWouldHappenAndAsksNobody() throws Exception {
    gateway.upstream().forgetRequests();

    ImportReport report = client.importCredentials(kiroRs(social(), "not a token"), true);

    assertThat(report.dryRun()).isTrue();
    assertThat(report.entries())
        .extracting(ImportReport.Entry::outcome)
        .containsExactly(Outcome.WOULD_ADD, Outcome.INVALID);
    assertThat(client.credentials().total()).isZero();
    assertThat(gateway.upstream().requests()).isEmpty();
  }

  @Test
  final void whatWorksIsAddedAndTheRestIsTold() throws Exception {
    String token = social();
    String refused = gateway.upstream().accounts().newRefreshToken();

    ImportReport report = client.importCredentials(kiroRs(token, refused, "short", token), false);

    long id = client.credentials().credentials().getFirst().id();
    assertThat(report.added()).isEqualTo(1);
    assertThat(report.entries())
        .extracting(
            ImportReport.Entry::number,
            ImportReport.Entry::outcome,
            ImportReport.Entry::credentialId)
        .containsExactly(
            tuple(1, Outcome.ADDED, id),
            tuple(2, Outcome.FAILED, null),
            tuple(3, Outcome.INVALID, null),
            tuple(4, Outcome.DUPLICATE, id));
    assertThat(report.entries().get(1).message()).isNotBlank();
    assertThat(client.credentials().total()).isEqualTo(1);
    assertThat(client.credential(id).status().disabled()).isFalse();
  }

  @Test
  final void onDemandNobodyIsAskedWhetherItWorks() throws Exception {
    gateway.upstream().forgetRequests();

    HttpResponse<String> answer =
        call(
            "/credentials/import?validate=false",
            Json.MAPPER.writeValueAsString(
                kiroRs(gateway.upstream().accounts().newRefreshToken())));

    assertThat(answer.body()).contains("\"added\":1");
    assertThat(gateway.upstream().requests(Operation.REFRESH_SOCIAL)).isEmpty();
  }

  @Test
  final void aSignInThatAnotherProgramGoesOnUsingIsWarnedOf() throws Exception {
    String token =
        "{\"refreshToken\":\"%s\",\"authMethod\":\"social\",\"provider\":\"Google\"}"
            .formatted(social());
    ImportRequest.File file = new ImportRequest.File("kiro-auth-token.json", null, base64(token));

    ImportReport report = client.importCredentials(new ImportRequest(List.of(file)), false);

    assertThat(report.entries().getFirst().format()).isEqualTo("kiro-ide");
    assertThat(report.entries().getFirst().outcome()).isEqualTo(Outcome.ADDED);
    assertThat(report.warnings()).singleElement().asString().contains("Kiro IDE continues to use");
  }

  @Test
  final void accountsThatTheirExportMarksAsFailingAreTakenOnDemand() throws Exception {
    String account =
        "[{\"status\":\"error\",\"credentials\":{\"refreshToken\":\"%s\"}}]".formatted(social());
    String body = file("kam.json", account);

    assertThat(call("/credentials/import?dryRun=true", body).body()).contains("\"skipped\"");
    assertThat(call("/credentials/import?dryRun=true&skipErrors=false", body).body())
        .contains("\"would_add\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {                                                     | malformed_body   |
          {}                                                    | missing_value    | files
          {"files":[]}                                          | missing_value    | files
          {"files":[{"text":"[]"}]}                             | missing_value    | files.name
          {"files":[{"name":"a"}]}                              | missing_value    | files.text
          {"files":[{"name":"a","text":"[]","base64":"W10="}]}  | missing_value    | files.text
          {"files":[{"name":"a","base64":"%%%"}]}               | invalid_value    | files.base64
          {"files":[{"name":"a","text":"canary"}]}              | unknown_format   |
          {"files":[{"name":"a","text":"[]"}]}                  | unknown_format   |
          {"files":[{"name":"a","text":"[]","mode":1}]}         | unknown_member   | mode
          """)
  final void whatCannotBeImportedIsRefused(String body, String code, @Nullable String field)
      throws Exception {
    assertProblem("/credentials/import", body, code, field);
  }

  @ParameterizedTest
  @CsvSource({"dryRun", "validate", "skipErrors"})
  final void flagsAreTrueOrFalse(String flag) throws Exception {
    assertProblem(
        "/credentials/import?" + flag + "=maybe",
        file("a", "[]"),
        AdminErrorCode.INVALID_PARAMETER.wireName(),
        flag);
  }

  @Test
  final void thereIsABoundOnEntries() throws Exception {
    String many =
        IntStream.rangeClosed(0, 1000)
            .mapToObj("{\"refreshToken\":\"fake-%d\"}"::formatted)
            .collect(Collectors.joining(",", "[", "]"));

    assertProblem(
        "/credentials/import",
        file("credentials.json", many),
        AdminErrorCode.BODY_TOO_LARGE.wireName(),
        null);
  }

  @Test
  final void noAnswerRepeatsASecret() throws Exception {
    String token = social();
    String body = Json.MAPPER.writeValueAsString(kiroRs(token, "canary-short-token"));

    assertThat(call("/credentials/import", body).body())
        .contains("\"secretHash\"")
        .doesNotContain(token, "canary");
  }

  private String social() {
    String token = gateway.upstream().accounts().newRefreshToken();
    gateway.upstream().accounts().addSocial(token);
    return token;
  }

  private static ImportRequest kiroRs(String... tokens) {
    String entries =
        Arrays.stream(tokens)
            .map("{\"refreshToken\":\"%s\"}"::formatted)
            .collect(Collectors.joining(",", "[", "]"));
    return new ImportRequest(List.of(ImportRequest.File.ofText("credentials.json", entries)));
  }

  private static String file(String name, String text) {
    return "{\"files\":[{\"name\":\"%s\",\"base64\":\"%s\"}]}".formatted(name, base64(text));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private HttpResponse<String> call(String path, String body) throws Exception {
    return gateway.send(gateway.adminRequest(path).POST(BodyPublishers.ofString(body)));
  }

  private void assertProblem(String path, String body, String code, @Nullable String field)
      throws Exception {
    HttpResponse<String> answer = call(path, body);
    JsonNode error = Json.MAPPER.readTree(answer.body()).path("error");
    assertThat(error.path("code").asText()).as(answer.body()).isEqualTo(code);
    assertThat(answer.statusCode()).isEqualTo(AdminErrorCode.of(code).orElseThrow().status());
    assertThat(error.path("field").textValue()).isEqualTo(field);
    assertThat(answer.body()).doesNotContain("canary");
  }
}
