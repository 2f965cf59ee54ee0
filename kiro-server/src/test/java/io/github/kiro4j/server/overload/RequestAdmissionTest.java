package io.github.kiro4j.server.overload;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.server.overload.RequestAdmission.Decision;
import io.github.kiro4j.server.testing.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestAdmissionTest {

  private final TestClock clock = new TestClock();
  private final Counts counts = new Counts();
  private final RequestAdmission admission =
      new RequestAdmission(
          new RequestAdmission.Limits(100, 2, 1_000),
          new FileDescriptors(counts, 128, clock),
          new HeapPressure(counts, 0.9, clock),
          clock);

  private static final class Counts implements FileDescriptors.Source, HeapPressure.Source {
    private long open = 200;
    private int counted;
    private double heap = 0.5;
    private long collections;

    @Override
    public long open() {
      counted++;
      return open;
    }

    @Override
    public long limit() {
      return 1024;
    }

    @Override
    public double usedAfterCollection() {
      return heap;
    }

    @Override
    public long collections() {
      return collections;
    }
  }

  private Ticket admit(String client, long bytes) {
    if (admission.admit(client, bytes) instanceof Decision.Admitted(Ticket ticket)) {
      return ticket;
    }
    throw new AssertionError("not admitted");
  }

  private void assertRefused(Resource exhausted) {
    assertThat(admission.admit("a", 1)).isEqualTo(new Decision.Refused(exhausted));
  }

  @Test
  void requestsBeyondTheNumberAreRefusedUntilOneEnds() {
    List<Ticket> tickets = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      tickets.add(admit("client-" + i, 1));
    }
    assertThat(admission.admit("late", 1)).isEqualTo(new Decision.Refused(Resource.REQUESTS));
    assertThat(admission.exhausted()).containsExactly(Resource.REQUESTS);

    tickets.getFirst().close();
    tickets.getFirst().close();

    admit("late", 1);
    assertThat(admission.requests().used()).isEqualTo(100);
  }

  @Test
  void bodiesShareTheMemory() {
    admit("b", 600);
    assertThat(admission.admit("a", 500)).isEqualTo(new Decision.Refused(Resource.BODIES));
    assertThat(admission.admit("a", 1001)).isEqualTo(new Decision.TooLarge(1000));
    assertThat(admission.requests().used()).isEqualTo(1);
  }

  @Test
  void aBodyOfUnknownLengthReservesMemoryWhileItIsRead() {
    try (Ticket ticket = admit("b", 100)) {
      assertThat(ticket.reserve(100)).isTrue();
      assertThat(ticket.reserve(101)).isFalse();
    }
    assertThat(admission.bodies().used()).isZero();
  }

  @Test
  void streamsBeyondTheNumberKeepRequestsFromBeginning() {
    Ticket first = admit("a", 1);
    Ticket second = admit("b", 1);
    first.startStream();
    first.startStream();
    second.startStream();
    assertRefused(Resource.STREAMS);

    first.close();

    admit("a", 1);
  }

  @Test
  void descriptorsOfRequestsThatHaveJustBegunAreCounted() {
    counts.open = 890;
    for (int i = 0; i < 6; i++) {
      admit("client-" + i, 1);
    }

    assertRefused(Resource.DESCRIPTORS);
    assertThat(admission.requests().used()).isEqualTo(6);
    assertThat(admission.bodies().used()).isEqualTo(6);
  }

  @Test
  void descriptorsAreCountedRarelyWhileMostAreFree() {
    for (int i = 0; i < 20; i++) {
      admit("a", 1).close();
      clock.advance(Duration.ofMillis(100));
    }
    assertThat(counts.counted).isEqualTo(1);

    counts.open = 600;
    clock.advance(Duration.ofSeconds(1));
    for (int i = 0; i < 20; i++) {
      admit("a", 1).close();
      clock.advance(Duration.ofMillis(101));
    }
    assertThat(counts.counted).isEqualTo(21);
  }

  @Test
  void requestsAreAdmittedAgainWhenDescriptorsAreFree() {
    counts.open = 1000;
    assertRefused(Resource.DESCRIPTORS);

    counts.open = 300;
    clock.advance(Duration.ofSeconds(1));

    admit("a", 1);
  }

  @Test
  void aHeapThatIsFullAfterACollectionKeepsRequestsFromBeginning() {
    counts.heap = 0.93;
    counts.collections = 7;

    assertRefused(Resource.HEAP);
  }

  /// Without requests there is no collection that could show that the heap is free again.
  @Test
  void anOldReadingOfTheHeapDoesNotCount() {
    counts.heap = 0.93;
    assertRefused(Resource.HEAP);

    clock.advance(Duration.ofSeconds(6));

    admit("a", 1);
  }

  @Test
  void readinessEndsOnlyAfterSomeTimeWithoutDescriptors() {
    counts.open = 1000;
    assertThat(admission.isUnready()).isFalse();
    clock.advance(Duration.ofSeconds(9));
    assertThat(admission.isUnready()).isFalse();
    clock.advance(Duration.ofSeconds(1));
    assertThat(admission.isUnready()).isTrue();

    counts.open = 300;
    clock.advance(Duration.ofSeconds(9));
    assertThat(admission.isUnready()).isTrue();
    clock.advance(Duration.ofSeconds(1));
    assertThat(admission.isUnready()).isFalse();
  }
}
