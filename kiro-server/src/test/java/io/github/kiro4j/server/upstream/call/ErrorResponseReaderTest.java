package io.github.kiro4j.server.upstream.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.protocol.failure.UpstreamFailure.Evidence;
import io.github.kiro4j.protocol.failure.UpstreamFailure.RateLimited;
import java.time.Duration;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;
import org.junit.jupiter.api.Test;

class ErrorResponseReaderTest {

  @Test
  void theTimeOfDayAtWhichToComeBackIsAWait() throws Exception {
    ClassicHttpResponse throttled = new BasicClassicHttpResponse(429);
    throttled.setHeader("X-Amzn-Errortype", "ThrottlingException");
    throttled.setHeader("Date", "Wed, 21 Oct 2026 07:28:00 GMT");
    throttled.setHeader("Retry-After", "Wed, 21 Oct 2026 07:28:25 GMT");

    assertThat(ErrorResponseReader.of(throttled))
        .isEqualTo(
            new RateLimited(
                new Evidence(429, "ThrottlingException", null, null, Duration.ofSeconds(25))));
  }
}
