package io.github.kiro4j.server.cpu;

import io.dropwizard.lifecycle.Managed;
import io.github.kiro4j.server.logging.RequestContext;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Platform threads for work that keeps a core busy for more than about a millisecond. On the
/// virtual threads of the requests such work would stop all streams, because a virtual thread
/// leaves its core only when it waits. Half of the cores may be busy here, so that streams go on.
/// Safe for use by many threads.
public final class CpuThreads implements Managed {

  /// Less work is done on the thread that asks for it: JSON of this size takes about a millisecond.
  private static final int SMALL_BYTES = 128 * 1024;

  private final ForkJoinPool pool;

  /// Creates threads for half of the machine's cores.
  public CpuThreads() {
    this(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
  }

  CpuThreads(int threads) {
    boolean inOrderOfArrival = true;
    this.pool = new ForkJoinPool(threads, CpuThreads::thread, null, inOrderOfArrival);
  }

  private static ForkJoinWorkerThread thread(ForkJoinPool pool) {
    ForkJoinWorkerThread thread = ForkJoinPool.defaultForkJoinWorkerThreadFactory.newThread(pool);
    thread.setName("cpu-" + thread.getPoolIndex());
    return thread;
  }

  /// Does work and waits for its result; throws what the work throws.
  ///
  /// @param bytes size of what is worked on
  public <T> T run(long bytes, Supplier<T> work) {
    if (bytes < SMALL_BYTES) {
      return work.get();
    }
    try {
      return CompletableFuture.supplyAsync(RequestContext.carriedWork(work), pool).get();
    } catch (ExecutionException e) {
      throw unchecked(e.getCause());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new CancellationException("the wait for a result was interrupted");
    }
  }

  private static RuntimeException unchecked(@Nullable Throwable thrown) {
    return switch (thrown) {
      case RuntimeException e -> e;
      case Error e -> throw e;
      case null, default -> new IllegalStateException(thrown);
    };
  }

  /// Waits for something in the midst of work. While one of these threads waits, another one may
  /// take its place; on any other thread this is an ordinary call.
  public static <T> T waiting(Supplier<T> wait) {
    Wait<T> blocker = new Wait<>(wait);
    try {
      ForkJoinPool.managedBlock(blocker);
    } catch (InterruptedException e) {
      throw new IllegalStateException("the wait handles interrupts", e);
    }
    return blocker.result();
  }

  private static final class Wait<T> implements ForkJoinPool.ManagedBlocker {

    private final Supplier<T> wait;
    private @Nullable T result;

    Wait(Supplier<T> wait) {
      this.wait = wait;
    }

    @Override
    public boolean block() {
      result = wait.get();
      return true;
    }

    @Override
    public boolean isReleasable() {
      return result != null;
    }

    T result() {
      return Objects.requireNonNull(result);
    }
  }

  @Override
  public void stop() {
    pool.shutdownNow();
  }
}
