package io.github.kiro4j.server.cpu;

import io.dropwizard.lifecycle.Managed;
import io.github.kiro4j.server.logging.RequestContext;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/// Runs work for which no request waits, on virtual threads. The stop waits until what has begun is
/// done; work that comes afterwards is dropped. Safe for use by many threads.
public final class BackgroundWork implements Executor, Managed {

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  @Override
  public void execute(Runnable task) {
    try {
      threads.execute(RequestContext.carried(task));
    } catch (RejectedExecutionException _) {
      // What has to outlast the gateway is saved by its owner at the end, and not only here.
    }
  }

  @Override
  public void stop() {
    threads.close();
  }
}
