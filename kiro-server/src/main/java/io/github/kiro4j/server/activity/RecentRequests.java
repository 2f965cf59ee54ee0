package io.github.kiro4j.server.activity;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

/// The requests that ended last, up to a fixed number. Adding never waits. Safe for use by many
/// threads.
public final class RecentRequests {

  /// Numbers begin with the time in microseconds, so that they grow over restarts too.
  private static final long PER_MILLISECOND = 1000;

  private final AtomicReferenceArray<Entry> slots;
  private final long first;
  private final AtomicLong next;

  /// A request with its place in the order of ends.
  ///
  /// @param sequence larger than that of every request that ended before
  public record Entry(long sequence, FinishedRequest request) {}

  /// @param capacity how many are kept
  public RecentRequests(int capacity, InstantSource clock) {
    this.slots = new AtomicReferenceArray<>(capacity);
    this.first = Math.multiplyExact(clock.millis(), PER_MILLISECOND);
    this.next = new AtomicLong(first);
  }

  void add(FinishedRequest request) {
    long sequence = next.getAndIncrement();
    slots.set(slot(sequence), new Entry(sequence, request));
  }

  /// Those that ended after the one with that number, the oldest first. A number that none has had
  /// yet is of another gateway, or of another time, and stands for all.
  public List<Entry> after(long sequence) {
    long end = next.get();
    long oldest = Math.max(first, end - slots.length());
    long begin = sequence >= end ? oldest : Math.max(oldest, sequence + 1);
    return read(begin, end);
  }

  /// What is still being added, and what comes after it, is left to the next call. A slot that was
  /// taken over meanwhile has lost its older request.
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
