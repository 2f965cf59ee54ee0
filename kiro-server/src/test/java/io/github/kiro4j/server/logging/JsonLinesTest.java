package io.github.kiro4j.server.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.LayoutBase;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.server.secret.Secret;
import io.github.kiro4j.server.testing.TestClock;
import java.io.IOException;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JsonLinesTest {

  private static final String SECRET = "a-secret-of-no-form";

  private final LoggerContext context = new LoggerContext();
  private final LogbackMDCAdapter mdc = new LogbackMDCAdapter();
  private final Logger logger = context.getLogger("io.github.kiro4j.test");
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeEach
  void start() {
    context.setMDCAdapter(mdc);
    log.setContext(context);
    log.start();
    logger.addAppender(log);
    LiveSecrets secrets = new LiveSecrets(new TestClock());
    secrets.readFrom(() -> Stream.of(new Secret(SECRET)));
    SafeLog.apply(context, secrets);
  }

  @AfterEach
  void stop() {
    context.stop();
  }

  @Test
  void aLineHasTheMembersOfTheEvent() throws Exception {
    mdc.put(RequestContext.KEY, "req_1");

    logger.atInfo().addKeyValue("status", 200).addKeyValue("model", "sonnet").log("done {}", "it");

    JsonNode line = line();
    assertThat(line.path("level").asText()).isEqualTo("INFO");
    assertThat(line.path("logger").asText()).isEqualTo("io.github.kiro4j.test");
    assertThat(line.path("message").asText()).isEqualTo("done it");
    assertThat(line.path("request").asText()).isEqualTo("req_1");
    assertThat(line.path("status").intValue()).isEqualTo(200);
    assertThat(line.path("model").asText()).isEqualTo("sonnet");
    assertThat(line.path("timestamp").asText()).matches("\\d{4}-\\d\\d-\\d\\dT[\\d:.]{12}Z");
  }

  @Test
  void noMemberHasASecretOrASecondLine() throws Exception {
    mdc.put("other", SECRET);

    logger
        .atWarn()
        .addKeyValue("model", "a\nb " + SECRET)
        .setCause(new IOException(SECRET))
        .log("message {}", SECRET);

    String text = new JsonLinesText().of(log.list.getFirst());
    assertThat(text).doesNotContain(SECRET).endsWith("\n").hasLineCount(1);
    JsonNode line = Json.MAPPER.readTree(text);
    assertThat(line.path("message").asText()).isEqualTo("message ***");
    assertThat(line.path("model").asText()).isEqualTo("a\\nb ***");
    assertThat(line.path("other").asText()).isEqualTo("***");
    assertThat(line.path("exception").asText()).contains("java.io.IOException: ***");
  }

  private JsonNode line() throws IOException {
    return Json.MAPPER.readTree(new JsonLinesText().of(log.list.getFirst()));
  }

  private final class JsonLinesText {

    private final LayoutBase<ILoggingEvent> layout =
        new JsonLines().build(context, TimeZone.getTimeZone("UTC"));

    JsonLinesText() {
      layout.start();
    }

    String of(ILoggingEvent event) {
      return layout.doLayout(event);
    }
  }
}
