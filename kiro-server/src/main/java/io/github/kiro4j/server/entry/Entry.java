package io.github.kiro4j.server.entry;

import io.github.kiro4j.server.http.TrustedProxies;
import io.github.kiro4j.server.http.WrongKeys;
import io.github.kiro4j.server.secret.Secret;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;

/// What the handlers in front of Jersey need.
///
/// @param apiKey the key of clients
/// @param wrongKeys limits wrong keys of clients
/// @param proxies whose `X-Forwarded-For` counts
/// @param maxRequestBytes length of the largest body
/// @param health answers liveness and readiness, without blocking
public record Entry(
    Secret apiKey,
    WrongKeys wrongKeys,
    TrustedProxies proxies,
    long maxRequestBytes,
    Handler.Singleton health) {

  private static final int OPERATOR_THREADS = 16;
  private static final int OPERATOR_QUEUE = 256;

  /// Puts the handlers in front of those of the server. What is inserted last comes first.
  void install(Server server, Executor clientThreads) {
    Dispatch dispatch = new Dispatch(clientThreads, operatorThreads());
    server.insertHandler(dispatch);
    server.insertHandler(new ClientKeyCheck(apiKey, wrongKeys, proxies));
    server.insertHandler(new ClientCors());
    server.insertHandler(health);
    server.insertHandler(new ClientConnectors(dispatch));
    server.insertHandler(new UnreadBodies(maxRequestBytes));
    server.insertHandler(new CompactPaths());
  }

  private static ExecutorService operatorThreads() {
    ThreadPoolExecutor threads =
        new ThreadPoolExecutor(
            OPERATOR_THREADS,
            OPERATOR_THREADS,
            1,
            TimeUnit.MINUTES,
            new ArrayBlockingQueue<>(OPERATOR_QUEUE),
            Thread.ofPlatform().daemon().name("operators-", 1).factory());
    threads.allowCoreThreadTimeOut(true);
    return threads;
  }
}
