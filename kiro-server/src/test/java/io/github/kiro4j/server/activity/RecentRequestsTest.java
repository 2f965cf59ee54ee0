package io.github.kiro4j.server.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.server.testing.FinishedRequests;
import io.github.kiro4j.server.testing.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecentRequestsTest {

  private final TestClock clock = new TestClock();
  private final RecentRequests recent = new RecentRequests(3, clock);

  @Test
  void theMostRecentRequestsAreKeptOldestFirst() {
    add(1, 5);

    assertThat(ids(recent.after(0))).containsExactly("req_3", "req_4", "req_5");
  }

  @Test
  void aFollowerGetsEachRequestOnce() {
    add(1, 2);
    long cursor = recent.after(0).getLast().sequence();
    add(3, 4);

    assertThat(ids(recent.after(cursor))).containsExactly("req_3", "req_4");
    assertThat(recent.after(recent.after(cursor).getLast().sequence())).isEmpty();
  }

  @Test
  void aSlowFollowerContinuesWithTheOldestKeptRequest() {
    add(1, 1);
    long cursor = recent.after(0).getLast().sequence();
    add(2, 9);

    assertThat(ids(recent.after(cursor))).containsExactly("req_7", "req_8", "req_9");
  }

  @Test
  void aCursorIsValidAcrossARestart() {
    add(1, 3);
    long cursor = recent.after(0).getLast().sequence();
    clock.advance(Duration.ofSeconds(1));
    RecentRequests restarted = new RecentRequests(3, clock);
    restarted.add(FinishedRequests.withId("req_4"));

    assertThat(ids(restarted.after(cursor))).containsExactly("req_4");
  }

  @Test
  void aCursorFromTheFutureYieldsAllRequests() {
    add(1, 2);

    assertThat(ids(recent.after(Long.MAX_VALUE))).containsExactly("req_1", "req_2");
  }

  private void add(int from, int to) {
    IntStream.rangeClosed(from, to).forEach(i -> recent.add(FinishedRequests.withId("req_" + i)));
  }

  private static List<String> ids(List<RecentRequests.Entry> entries) {
    return entries.stream().map(entry -> entry.request().id()).toList();
  }
}
