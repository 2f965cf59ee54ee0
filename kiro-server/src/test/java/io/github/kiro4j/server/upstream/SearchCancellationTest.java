package io.github.kiro4j.server.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.kiro4j.protocol.websearch.SearchOutcome;
import io.github.kiro4j.server.clients.CredentialScope;
import io.github.kiro4j.server.credentials.Regions;
import io.github.kiro4j.server.testing.TestClients;
import io.github.kiro4j.server.testing.UpstreamRig;
import io.github.kiro4j.server.upstream.call.Cancellation;
import io.github.kiro4j.server.upstream.call.McpClient;
import io.github.kiro4j.server.upstream.endpoint.DataPlaneEndpoints;
import io.github.kiro4j.server.upstream.endpoint.EndpointCoolDowns;
import io.github.kiro4j.server.upstream.endpoint.RouteLoop;
import io.github.kiro4j.server.websearch.SearchEngine;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Searches at a service that never answers.
@Timeout(60)
class SearchCancellationTest {

  private static final Duration LONG = Duration.ofSeconds(40);

  @TempDir Path folder;

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger calls = new AtomicInteger();
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch end = new CountDownLatch(1);
  private final Cancellation cancellation = new Cancellation();
  private HttpServer service;
  private UpstreamRig rig;
  private SearchEngine engine;

  @BeforeEach
  void open() throws Exception {
    service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    service.setExecutor(threads);
    service.createContext(
        "/mcp",
        _ -> {
          calls.incrementAndGet();
          asked.countDown();
          awaitEnd();
        });
    service.start();
    rig = new UpstreamRig(folder).withSocial(2).open();
    DataPlaneEndpoints endpoints =
        TestClients.restEndpoint(
            "http://127.0.0.1:" + service.getAddress().getPort(),
            new Regions("us-east-1", null, null),
            TestClients.callers());
    engine =
        new SearchEngine(
            new McpClient(rig.api, LONG),
            new RouteLoop(endpoints, new EndpointCoolDowns(rig.clock)),
            rig.pool(),
            rig.rules(),
            new Random(1));
  }

  @AfterEach
  void close() throws Exception {
    end.countDown();
    service.stop(0);
    threads.shutdownNow();
    rig.close();
  }

  @Test
  void anAbortEndsTheSearchAtOnceAndNoOtherCredentialIsTried() throws Exception {
    Future<SearchOutcome> search =
        threads.submit(() -> engine.search("q", CredentialScope.ALL, cancellation));
    asked.await();

    cancellation.abort();

    assertThat(search)
        .succeedsWithin(Duration.ofSeconds(20))
        .isInstanceOf(SearchOutcome.Failed.class);
    assertThat(calls).hasValue(1);
    assertThat(rig.credential(1).inFlight()).isZero();
  }

  @Test
  void afterAnAbortNoSearchIsSent() {
    cancellation.abort();

    assertThat(engine.search("q", CredentialScope.ALL, cancellation))
        .isInstanceOf(SearchOutcome.Failed.class);
    assertThat(calls).hasValue(0);
  }

  private void awaitEnd() {
    try {
      end.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
