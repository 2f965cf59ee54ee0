package io.github.kiro4j.server.messages;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.server.testing.TestGateway;
import io.github.kiro4j.simulator.recording.Operation;
import io.github.kiro4j.simulator.script.Script;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Dropwizard's own thread pool would run 1,024 requests and let the others wait without a log
/// line.
@Timeout(120)
class ManyRequestsTest {

  private static final int REQUESTS = 1_200;
  private static final String QUESTION =
      """
      {"model":"claude-sonnet-4-5","max_tokens":1000,"stream":true,
       "messages":[{"role":"user","content":"Hi"}]}\
      """;

  @Test
  void noRequestWaitsForAnotherToEnd() throws Exception {
    try (TestGateway gateway = TestGateway.start();
        ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      gateway.upstream().scripts().otherwise(Script.answer().text("open").silence());
      List<Future<HttpResponse<InputStream>>> open = new ArrayList<>();
      for (int i = 0; i < REQUESTS; i++) {
        open.add(clients.submit(() -> gateway.stream(QUESTION)));
      }

      for (Future<HttpResponse<InputStream>> stream : open) {
        assertThat(stream.get().statusCode()).isEqualTo(200);
      }

      assertThat(gateway.upstream().requests(Operation.GENERATE))
          .filteredOn(request -> request.ending().isEmpty())
          .hasSizeGreaterThan(900);
      for (Future<HttpResponse<InputStream>> stream : open) {
        stream.get().body().close();
      }
    }
  }
}
