package io.github.kiro4j.server.activity;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

/// The most recently finished requests, up to a fixed number. Adding never blocks. Safe for use by
/// many threads.
public final class RecentRequests {

  /// Sequence numbers start at the time in microseconds, so that they also grow across restarts.
  private static final long PER_MILLISECOND = 1000;

  private final AtomicReferenceArray<Entry> slots;
  private final long first;
  private final AtomicLong next;

  /// A finished request with its sequence number.
  ///
  /// @param sequence larger than the number of every request that finished before
  public record Entry(long sequence, FinishedRequest request) {}

  /// @param capacity number of requests to keep
  public RecentRequests(int capacity, InstantSource clock) {
    this.slots = new AtomicReferenceArray<>(capacity);
    this.first = Math.multiplyExact(clock.millis(), PER_MILLISECOND);
    this.next = new AtomicLong(first);
  }

  void add(FinishedRequest request) {
    long sequence = next.getAndIncrement();
    slots.set(slot(sequence), new Entry(sequence, request));
  }

  /// The requests that finished after the request with this sequence number, the oldest first. A
  /// number from the future comes from another gateway or another clock, and yields all requests.
  public List<Entry> after(long sequence) {
    long end = next.get();
    long oldest = Math.max(first, end - slots.length());
    long begin = sequence >= end ? oldest : Math.max(oldest, sequence + 1);
    return read(begin, end);
  }

  /// Stops at a slot whose request is still being added, which the next call returns. A slot that a
  /// concurrent [#add] has overwritten no longer has its older request.
  private List<Entry> read(long begin, long end) {
    List<Entry> found = new ArrayList<>();
    for (long sequence = begin; sequence < end; sequence++) {
      Entry entry = slots.get(slot(sequence));
      if (entry == null || entry.sequence() < sequence) {
        break;
      }
      if (entry.sequence() == sequence) {
        found.add(entry);
      }
    }
    return found;
  }

  private int slot(long sequence) {
    return (int) (sequence % slots.length());
  }
}
