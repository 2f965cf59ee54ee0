package io.github.kiro4j.simulator.recording;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/// The newest received requests, oldest first. Thread-safe.
public final class RequestJournal {

  private final int capacity;
  private final Deque<RecordedRequest> requests = new ArrayDeque<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition added = lock.newCondition();

  /// Creates a journal of at most this many requests.
  public RequestJournal(int capacity) {
    this.capacity = capacity;
  }

  /// Adds a request and removes the oldest one beyond the capacity.
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

  /// All requests.
  public List<RecordedRequest> all() {
    lock.lock();
    try {
      return List.copyOf(requests);
    } finally {
      lock.unlock();
    }
  }

  /// The requests of one operation.
  public List<RecordedRequest> of(Operation operation) {
    return all().stream().filter(request -> request.operation() == operation).toList();
  }

  /// The oldest request that matches. Waits for a matching request if there is none yet.
  ///
  /// @throws IllegalStateException if no matching request arrives within the timeout
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
          () -> new IllegalStateException("no matching request has arrived within " + timeout));
    } finally {
      lock.unlock();
    }
  }

  private Optional<RecordedRequest> first(Predicate<RecordedRequest> matches) {
    return requests.stream().filter(matches).findFirst();
  }

  /// Removes all requests.
  public void clear() {
    lock.lock();
    try {
      requests.clear();
    } finally {
      lock.unlock();
    }
  }
}
