package io.github.kiro4j.server.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kiro4j.server.testing.NeedsPostgres;
import io.github.kiro4j.server.testing.TestDatabase;
import io.github.kiro4j.server.testing.TestGateway;
import io.github.kiro4j.simulator.KiroSimulator;
import io.github.kiro4j.simulator.recording.Operation;
import io.github.kiro4j.simulator.script.Script;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Two gateways on one PostgreSQL with `shareResponses`.
@NeedsPostgres
@Timeout(120)
class SharedResponsesTest {

  private static final String TABLE = "shared_credentials";

  @Test
  void oneGatewayContinuesTheResponseOfAnother() throws Exception {
    KiroSimulator upstream = KiroSimulator.start();
    String token = upstream.accounts().newRefreshToken();
    upstream.accounts().addSocial(token);
    try (TestDatabase database = TestDatabase.fresh()) {
      String configuration = database.storage(TABLE) + "shareResponses: true\n";
      database.execute("INSERT INTO " + TABLE + " (refresh_token) VALUES ('" + token + "')");
      try (TestGateway first = TestGateway.start(upstream, "[]", configuration);
          TestGateway second = TestGateway.start(upstream, "[]", configuration)) {
        upstream
            .scripts()
            .next(Script.answer().text("The word is kiwi."))
            .next(Script.answer().text("kiwi"));
        String id =
            ResponsesRig.json(ResponsesRig.post(first, question("Choose a word.", "")).body())
                .path("id")
                .asText();

        HttpResponse<String> continued =
            ResponsesRig.post(
                second, question("Which word?", ",\"previous_response_id\":\"" + id + "\""));

        assertThat(continued.statusCode()).as(continued.body()).isEqualTo(200);
        assertThat(upstream.requests(Operation.GENERATE).getLast().json().toString())
            .contains("Choose a word.", "The word is kiwi.", "Which word?");
      }
    }
  }

  private static String question(String text, String members) {
    return "{\"model\":\"claude-sonnet-4-5\",\"input\":\"" + text + "\"" + members + "}";
  }

  @Test
  void withoutPostgresTheGatewayDoesNotStart() {
    assertThatThrownBy(() -> TestGateway.start("shareResponses: true\n"))
        .hasStackTraceContaining("shareResponses needs a PostgreSQL that gateways share");
  }
}
