package io.github.kiro4j.server.admin.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.api.admin.client.AdminClient;
import io.github.kiro4j.api.admin.operations.RequestList;
import io.github.kiro4j.api.admin.operations.RequestList.Outcome;
import io.github.kiro4j.api.admin.operations.RequestList.Request;
import io.github.kiro4j.api.admin.operations.RequestList.State;
import io.github.kiro4j.api.admin.operations.RequestPage;
import io.github.kiro4j.server.testing.Eventually;
import io.github.kiro4j.server.testing.TestGateway;
import io.github.kiro4j.simulator.script.Script;
import io.github.kiro4j.simulator.wire.KnownErrors;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The list of requests, filtered and paged.
@Timeout(60)
class PastRequestsApiTest {

  private static final String SONNET =
      """
      {"model":"claude-sonnet-4-5","max_tokens":1000,"messages":[{"role":"user","content":"Hi"}]}\
      """;
  private static final String HAIKU = SONNET.replace("sonnet", "haiku");
  private static final String UNKNOWN = SONNET.replace("claude-sonnet-4-5", "100%_other");

  private TestGateway gateway;
  private AdminClient client;

  @BeforeEach
  void start() throws Exception {
    gateway = TestGateway.startWithTwoAccounts();
    client = gateway.adminClient();
  }

  @AfterEach
  void stop() {
    client.close();
    gateway.close();
  }

  /// Sends four requests: the first is suspended with one account and answered with the other, the
  /// last one is refused.
  private void sendFour() throws Exception {
    gateway.upstream().scripts().next(Script.refuse(KnownErrors.suspended()));
    gateway.postMessages(SONNET);
    gateway.postMessages(HAIKU);
    gateway.postMessages(SONNET);
    gateway.postMessages(UNKNOWN);
    Eventually.await(() -> client.requests().recent().size() == 4);
  }

  @Test
  void aPastRequestHasItsAttempts() throws Exception {
    sendFour();

    Request first = client.pastRequests("").requests().getLast();

    assertThat(first.state()).isEqualTo(State.SUCCEEDED);
    assertThat(first.credentialIds()).containsExactly(1L, 2L);
    assertThat(first.attempts())
        .extracting(RequestList.Attempt::outcome)
        .containsExactly(Outcome.FAILED, Outcome.ANSWERED);
    assertThat(first.attempts().getFirst().cause()).isEqualTo("Suspended");
    Request listed = client.requests().recent().getLast();
    assertThat(first.attempts()).isEqualTo(listed.attempts());
    assertThat(first.id()).isEqualTo(listed.id());
    assertThat(first.conversation()).isEqualTo(listed.conversation());
  }

  @Test
  void pagesFollowEachOtherFromTheNewestToTheOldest() throws Exception {
    sendFour();
    List<String> ids = client.requests().recent().stream().map(Request::id).toList();

    RequestPage one = client.pastRequests("limit=3");
    RequestPage two = client.pastRequests("limit=3&before=" + one.next());

    assertThat(Stream.of(one, two).flatMap(page -> page.requests().stream()).map(Request::id))
        .containsExactlyElementsOf(ids);
    assertThat(two.next()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "model=claude-haiku-4-5                | 1 | 1",
        "model=claude-sonnet-4.5               | 2 | 2",
        "outcome=succeeded                     | 3 | 3",
        "outcome=refused,failed                | 1 | 1",
        "key=primary                           | 4 | 4",
        "key=other                             | 0 | 0",
        "credential=2                          | 3 | 3",
        "credential=1                          | 0 | 1",
        "text=HAIKU                            | 1 | 1",
        "text=100%25_o                         | 1 | 1",
        "text=not_found_error                  | 1 | 1",
        "client=Java-http-client&model=claude-sonnet-4-5&outcome=succeeded | 2 | 2"
      })
  void requestsAreSelected(String query, int past, int latest) throws Exception {
    sendFour();

    assertThat(client.pastRequests(query).requests()).hasSize(past);
    assertThat(gateway.send(gateway.adminRequest("/requests?" + query)).body().split("\"id\":", -1))
        .hasSize(latest + 1);
  }

  @Test
  void aRequestIsFoundByItsId() throws Exception {
    sendFour();
    Request listed = client.requests().recent().getFirst();

    assertThat(client.requestById(listed.id())).isEqualTo(listed);
    assertThat(gateway.send(gateway.adminRequest("/requests/req_0")).body())
        .contains("unknown_request");
  }

  @ParameterizedTest
  @CsvSource({
    "before=yesterday, before",
    "limit=1001, limit",
    "outcome=good, outcome",
    "from=yesterday, from",
    "credential=x, id"
  })
  void aWrongParameterIsNamed(String query, String parameter) throws Exception {
    String body = gateway.send(gateway.adminRequest("/requests/past?" + query)).body();

    assertThat(body).contains("\"code\":\"invalid_parameter\"", "\"field\":\"" + parameter + "\"");
  }
}
