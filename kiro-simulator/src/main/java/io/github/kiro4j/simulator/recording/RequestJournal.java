package io.github.kiro4j.simulator.recording;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/// The requests that came in, oldest first, as many of the newest as it was told to keep.
/// Thread-safe.
public final class RequestJournal {

  private final int capacity;
  private final Deque<RecordedRequest> requests = new ArrayDeque<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition added = lock.newCondition();

  public RequestJournal(int capacity) {
    this.capacity = capacity;
  }

  public void add(RecordedRequest request) {
    lock.lock();
    try {
      requests.addLast(request);
      if (requests.size() > capacity) {
        requests.removeFirst();
      }
      added.signalAll();
    } finally {
      lock.unlock();
    }
  }

  public List<RecordedRequest> all() {
    lock.lock();
    try {
      return List.copyOf(requests);
    } finally {
      lock.unlock();
    }
  }

  public List<RecordedRequest> of(Operation operation) {
    return all().stream().filter(request -> request.operation() == operation).toList();
  }

  /// The oldest request that matches, waiting for one when there is none yet.
  ///
  /// @throws IllegalStateException when none came in time
  public RecordedRequest await(Predicate<RecordedRequest> matches, Duration timeout)
      throws InterruptedException {
    long left = timeout.toNanos();
    lock.lockInterruptibly();
    try {
      Optional<RecordedRequest> found = first(matches);
      while (found.isEmpty() && left > 0) {
        left = added.awaitNanos(left);
        found = first(matches);
      }
      return found.orElseThrow(
          () -> new IllegalStateException("no such request within " + timeout));
    } finally {
      lock.unlock();
    }
  }

  private Optional<RecordedRequest> first(Predicate<RecordedRequest> matches) {
    return requests.stream().filter(matches).findFirst();
  }

  public void clear() {
    lock.lock();
    try {
      requests.clear();
    } finally {
      lock.unlock();
    }
  }
}
