package io.github.kiro4j.server.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.kiro4j.api.openai.responses.OutputItem;
import io.github.kiro4j.api.openai.responses.ResponseObject;
import io.github.kiro4j.server.testing.TestClock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What both stores of responses promise.
abstract class ResponseStoreContract {

  private static final long MAX = 60_000;

  private final TestClock clock = new TestClock();
  private ResponseStore store;

  /// @param max most characters of all responses, by estimate
  abstract ResponseStore open(InstantSource clock, long max) throws Exception;

  @BeforeEach
  void open() throws Exception {
    store = open(clock, MAX);
  }

  @Test
  void aConversationAndItsItemsAreFoundByTheirOwner() {
    store.put("owner", List.of(TextNode.valueOf("question")), response("1"));

    assertThat(store.of("owner").conversation("resp_" + key("1")))
        .hasValueSatisfying(items -> {
          assertThat(items).hasSize(2);
          assertThat(items.getLast().path("type").asText()).isEqualTo("message");
        });
    assertThat(store.of("owner").item("msg_" + key("1") + "0")).isPresent();
    assertThat(store.of("owner").item("msg_" + key("1") + "7")).isEmpty();
    assertThat(store.of("owner").item("msg_")).isEmpty();
    assertThat(store.of("other").conversation("resp_" + key("1"))).isEmpty();
    assertThat(store.of("other").item("msg_" + key("1") + "0")).isEmpty();
  }

  @Test
  void everyCharacterComesBack() {
    JsonNode odd = TextNode.valueOf("nul \0, half \uD800, 响应, \uD83D\uDE00");

    store.put("owner", List.of(odd), response("1"));

    assertThat(store.of("owner").conversation("resp_" + key("1")).orElseThrow().getFirst())
        .isEqualTo(odd);
  }

  @Test
  void aResponseIsForgottenAfterItsTime() {
    store.put("owner", List.of(), response("1"));
    clock.advance(ResponseStore.KEPT.minus(Duration.ofSeconds(1)));
    assertThat(store.of("owner").conversation("resp_" + key("1"))).isPresent();

    clock.advance(Duration.ofSeconds(1));
    assertThat(store.of("owner").conversation("resp_" + key("1"))).isEmpty();
  }

  @Test
  void theOldestResponsesGoWhenTheSpaceIsUsedUp() {
    List<JsonNode> third = List.of(text(MAX / 3));
    for (String id : List.of("1", "2", "3")) {
      store.put("owner", third, response(id));
    }

    assertThat(store.of("owner").conversation("resp_" + key("1"))).isEmpty();
    assertThat(store.of("owner").conversation("resp_" + key("2"))).isPresent();
    assertThat(store.of("owner").conversation("resp_" + key("3"))).isPresent();
  }

  @Test
  void aConversationThatExceedsTheSpaceIsNotKept() {
    store.put("owner", List.of(), response("1"));
    store.put("owner", List.of(text(MAX)), response("2"));

    assertThat(store.of("owner").conversation("resp_" + key("1"))).isPresent();
    assertThat(store.of("owner").conversation("resp_" + key("2"))).isEmpty();
  }

  private static TextNode text(long length) {
    return TextNode.valueOf("x".repeat((int) length));
  }

  static String key(String id) {
    return id.repeat(AnswerIdentities.KEY_LENGTH);
  }

  static ResponseObject response(String id) {
    return new ResponseObject(
        "resp_" + key(id),
        1,
        "completed",
        "m",
        List.of(
            new OutputItem.Message(
                "msg_" + key(id) + "0", "completed", List.of(new OutputItem.OutputText("Hi")))),
        null,
        null,
        null,
        new ResponseObject.Echo(TextNode.valueOf("auto"), true, null));
  }
}
