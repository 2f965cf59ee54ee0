package io.github.kiro4j.server.entry;

import io.github.kiro4j.server.http.keys.TrustedProxies;
import io.github.kiro4j.server.http.keys.WrongKeys;
import io.github.kiro4j.server.overload.FairBudget;
import io.github.kiro4j.server.overload.OverloadMetrics;
import io.github.kiro4j.server.overload.RequestAdmission;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/// What the handlers in front of Jersey need.
///
/// @param keys the keys of clients
/// @param wrongKeys limits wrong keys of clients
/// @param proxies whose `X-Forwarded-For` counts
/// @param maxRequestBytes length of the largest body
/// @param health answers liveness and readiness, without blocking
/// @param overload limits of requests and connections
/// @param operators which of the paths for operators browsers and other hosts may reach
public record Entry(
    ClientKeys keys,
    WrongKeys wrongKeys,
    TrustedProxies proxies,
    long maxRequestBytes,
    Handler.Singleton health,
    Overload overload,
    Operators operators) {

  private static final int OPERATOR_THREADS = 16;
  private static final int OPERATOR_QUEUE = 256;

  /// Limits of requests and connections.
  ///
  /// @param connections how many connections of clients there may be
  /// @param headerTimeout longest time in which the header of a request arrives
  public record Overload(
      RequestAdmission admission,
      OverloadMetrics metrics,
      FairBudget connections,
      Duration headerTimeout) {}

  /// What may be reached of what is for operators.
  ///
  /// @param allowedHosts host names by which browsers may use it, beside addresses and `localhost`
  /// @param diagnostics whether tasks, thread dumps and profiles are served
  public record Operators(List<String> allowedHosts, boolean diagnostics) {}

  /// Puts the handlers in front of those of the server. What is inserted last comes first.
  void install(Server server, Executor clientThreads) {
    Dispatch dispatch = new Dispatch(clientThreads, operatorThreads());
    Connections connections = connections(server);
    server.insertHandler(dispatch);
    server.insertHandler(
        new AdmissionCheck(overload.admission(), overload.metrics(), proxies, connections));
    server.insertHandler(new ClientKeyCheck(keys, wrongKeys, proxies));
    server.insertHandler(new ClientCors());
    server.insertHandler(health);
    server.insertHandler(new ClientConnectors(dispatch));
    if (!operators.diagnostics()) {
      server.insertHandler(new Diagnostics());
    }
    server.insertHandler(new BrowserCheck(operators.allowedHosts(), proxies));
    server.insertHandler(new UnreadBodies(maxRequestBytes));
    server.insertHandler(new CompactPaths());
  }

  /// Watches the connections of all connectors for clients.
  private Connections connections(Server server) {
    Connections connections =
        new Connections(
            overload.connections(),
            overload.admission().descriptors(),
            proxies,
            server.getScheduler(),
            overload.headerTimeout());
    server.addBean(connections);
    for (ServerConnector connector : server.getContainedBeans(ServerConnector.class)) {
      if (!Connectors.isAdmin(connector)) {
        connector.addBean(connections, false);
      }
    }
    return connections;
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
