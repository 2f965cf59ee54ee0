package io.github.kiro4j.simulator.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.simulator.recording.RecordedRequest;
import io.github.kiro4j.simulator.recording.RequestLine;
import io.github.kiro4j.simulator.recording.Sender;
import io.github.kiro4j.simulator.service.AccountKind;
import io.github.kiro4j.simulator.service.Host;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScriptBookTest {

  private final ScriptBook<String> book = new ScriptBook<>();

  @Test
  void hasNoScriptsAtFirst() {
    assertThat(book.take(request("a"))).isEmpty();
  }

  @Test
  void takesQueuedScriptsOnceAndInOrder() {
    book.next("first").next("second").otherwise("default");

    assertThat(book.take(request("a"))).contains("first");
    assertThat(book.take(request("a"))).contains("second");
    assertThat(book.take(request("a"))).contains("default");
    assertThat(book.take(request("a"))).contains("default");
  }

  @Test
  void takesTheFirstRuleThatMatchesForEachRequest() {
    book.when(request -> request.account().filter("a"::equals).isPresent(), "for a")
        .when(_ -> true, "for all")
        .otherwise("never");

    assertThat(book.take(request("a"))).contains("for a");
    assertThat(book.take(request("a"))).contains("for a");
    assertThat(book.take(request("b"))).contains("for all");
  }

  @Test
  void hasNoScriptsAfterClear() {
    book.next("first").when(_ -> true, "rule").otherwise("default").clear();

    assertThat(book.take(request("a"))).isEmpty();
  }

  private static RecordedRequest request(String account) {
    return new RecordedRequest(
        1,
        Instant.EPOCH,
        new RequestLine(Host.COMBINED, "POST", "/mcp", ""),
        Map.of(),
        new byte[0],
        new Sender(account, AccountKind.SOCIAL));
  }
}
