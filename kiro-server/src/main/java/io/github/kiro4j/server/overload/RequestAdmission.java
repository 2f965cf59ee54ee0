package io.github.kiro4j.server.overload;

import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/// Decides whether the gateway has room for one more request. Safe for use by many threads; never
/// blocks.
public final class RequestAdmission {

  /// Only what lasts this long changes the readiness.
  private static final Duration SUSTAINED = Duration.ofSeconds(10);

  private final FairBudget requests;
  private final FairBudget bodies;
  private final int maxStreams;
  private final FileDescriptors descriptors;
  private final HeapPressure heap;
  private final Sustained unready;
  private final AtomicInteger streams = new AtomicInteger();

  /// What requests may hold together.
  ///
  /// @param requests number of requests that are handled at a time
  /// @param streams number of responses that are streamed at a time
  /// @param bodyBytes bytes of request bodies, inflated; a body counts until its response has ended
  public record Limits(int requests, int streams, long bodyBytes) {}

  /// The outcome.
  public sealed interface Decision {

    /// The request may go on.
    record Admitted(Ticket ticket) implements Decision {}

    /// There is no room at the moment.
    record Refused(Resource exhausted) implements Decision {}

    /// There will never be room for a body of that length.
    record TooLarge(long limit) implements Decision {}
  }

  public RequestAdmission(
      Limits limits, FileDescriptors descriptors, HeapPressure heap, InstantSource clock) {
    this.requests = new FairBudget(limits.requests());
    this.bodies = new FairBudget(limits.bodyBytes());
    this.maxStreams = limits.streams();
    this.descriptors = descriptors;
    this.heap = heap;
    this.unready = new Sustained(SUSTAINED, clock);
  }

  /// Decides about one request, before anything of its body is read.
  ///
  /// @param client who sends the request
  /// @param bytes announced length of the body; 0 if it is unknown
  public Decision admit(String client, long bytes) {
    if (bytes > bodies.capacity()) {
      return new Decision.TooLarge(bodies.capacity());
    }
    Optional<Resource> exhausted = tryTake(client, bytes);
    return exhausted.isPresent()
        ? new Decision.Refused(exhausted.get())
        : new Decision.Admitted(new Ticket(this, client, bytes));
  }

  private Optional<Resource> tryTake(String client, long bytes) {
    if (heap.exhausted()) {
      return Optional.of(Resource.HEAP);
    }
    if (!requests.tryTake(client, 1)) {
      return Optional.of(Resource.REQUESTS);
    }
    Optional<Resource> exhausted = tryTakeRest(client, bytes);
    exhausted.ifPresent(_ -> requests.giveBack(client, 1));
    return exhausted;
  }

  private Optional<Resource> tryTakeRest(String client, long bytes) {
    if (streams.get() >= maxStreams) {
      return Optional.of(Resource.STREAMS);
    }
    if (!bodies.tryTake(client, bytes)) {
      return Optional.of(Resource.BODIES);
    }
    if (!descriptors.tryTake()) {
      bodies.giveBack(client, bytes);
      return Optional.of(Resource.DESCRIPTORS);
    }
    return Optional.empty();
  }

  void release(String client, long bytes, boolean streamed) {
    requests.giveBack(client, 1);
    bodies.giveBack(client, bytes);
    if (streamed) {
      streams.decrementAndGet();
    }
  }

  void streamStarted() {
    streams.incrementAndGet();
  }

  /// Everything of which nothing is left at the moment.
  public Set<Resource> exhausted() {
    Set<Resource> exhausted = EnumSet.noneOf(Resource.class);
    add(exhausted, Resource.REQUESTS, requests.used() >= requests.capacity());
    add(exhausted, Resource.STREAMS, streams.get() >= maxStreams);
    add(exhausted, Resource.BODIES, bodies.used() >= bodies.capacity());
    add(exhausted, Resource.DESCRIPTORS, descriptors.exhausted());
    add(exhausted, Resource.HEAP, heap.exhausted());
    return exhausted;
  }

  private static void add(Set<Resource> set, Resource resource, boolean exhausted) {
    if (exhausted) {
      set.add(resource);
    }
  }

  /// Whether other gateways should get the requests: there has been no heap or no descriptor left
  /// for some time. A gateway that is merely busy stays ready, because a load balancer would
  /// otherwise send the same load to the others.
  public boolean isUnready() {
    return unready.observe(heap.exhausted() || descriptors.exhausted());
  }

  public FairBudget requests() {
    return requests;
  }

  public FairBudget bodies() {
    return bodies;
  }

  public int streams() {
    return streams.get();
  }

  /// The most responses that are streamed at a time.
  public int maxStreams() {
    return maxStreams;
  }

  public FileDescriptors descriptors() {
    return descriptors;
  }

  public HeapPressure heap() {
    return heap;
  }
}
