package io.github.kiro4j.server.logging;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.slf4j.MDC;

/// The request for which a thread works. Each line that the thread logs has the id of the request.
/// A task for another thread takes the request along only if it is wrapped here.
public final class RequestContext {

  /// The member of the log's context (MDC) with the id, and its name in JSON lines.
  static final String KEY = "request";

  private RequestContext() {}

  /// Runs a task as part of a request.
  public static void run(String requestId, Runnable task) {
    try (MDC.MDCCloseable _ = MDC.putCloseable(KEY, requestId)) {
      task.run();
    }
  }

  /// The id of the calling thread's request; empty outside of a request.
  public static Optional<String> current() {
    return Optional.ofNullable(MDC.get(KEY));
  }

  /// The task as part of the calling thread's request, for another thread.
  public static Runnable carried(Runnable task) {
    String id = MDC.get(KEY);
    return id == null ? task : () -> run(id, task);
  }

  /// The work as part of the calling thread's request, for another thread.
  public static <T> Supplier<T> carriedWork(Supplier<T> work) {
    String id = MDC.get(KEY);
    return id == null
        ? work
        : () -> {
          try (MDC.MDCCloseable _ = MDC.putCloseable(KEY, id)) {
            return work.get();
          }
        };
  }

  /// An executor whose tasks belong to the request of the thread that submits them.
  public static Executor carrying(Executor threads) {
    return task -> threads.execute(carried(task));
  }
}
