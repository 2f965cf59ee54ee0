package io.github.kiro4j.server.admin.access;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.kiro4j.server.testing.TestGateway;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/// Every change leaves a line.
class AuditLogTest {

  private static final String FROM_HERE = " by key from 127.0.0.1: ";

  private final Logger logger = (Logger) LoggerFactory.getLogger(AuditLog.class);
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private TestGateway gateway;

  @BeforeEach
  void start() throws Exception {
    gateway = TestGateway.startEmptyWithAdmin("");
    logger.setLevel(Level.INFO);
    logger.addAppender(lines);
    lines.start();
  }

  @AfterEach
  void stop() {
    logger.detachAppender(lines);
    gateway.close();
  }

  private List<String> lines() {
    return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  private void call(String method, String path, String body) throws Exception {
    gateway.send(gateway.adminRequest(path).method(method, BodyPublishers.ofString(body)));
  }

  @Test
  void itSaysWhoWhatAndWhatCameOfIt() throws Exception {
    call("POST", "/credentials?validate=false", "{\"kiroApiKey\": \"ksk_fake_audit_key\"}");
    call("PATCH", "/credentials/1", "{\"email\": \"a@b.example\", \"priority\": 3}");
    call("POST", "/credentials/1/priority", "{\"priority\": 4}");
    call("DELETE", "/credentials/1", "");
    call("PUT", "/config/load-balancing", "{\"mode\": \"balanced\"}");

    assertThat(lines())
        .containsExactly(
            "admin: POST /api/admin/credentials" + FROM_HERE + "200 Credential #1 was added.",
            "admin: PATCH /api/admin/credentials/1 (email priority)" + FROM_HERE + "200 done",
            "admin: POST /api/admin/credentials/1/priority"
                + FROM_HERE
                + "200 Credential #1 has the priority 4.",
            "admin: DELETE /api/admin/credentials/1" + FROM_HERE + "400 credential_enabled",
            "admin: PUT /api/admin/config/load-balancing" + FROM_HERE + "200 done");
  }

  @Test
  void readingLeavesNone() throws Exception {
    gateway.send(gateway.adminRequest("/credentials"));

    assertThat(lines()).isEmpty();
  }

  @Test
  void aWrongKeyLeavesOneUntilTheyComeTooFast() throws Exception {
    for (int i = 0; i < 15; i++) {
      gateway.send(
          HttpRequest.newBuilder(gateway.uri().resolve("/api/admin/credentials"))
              .header("x-api-key", "wrong"));
    }

    assertThat(lines()).hasSizeBetween(10, 12).containsOnly("admin: GET without a right key");
  }

  @Test
  void whatIsNoIdIsNotRepeated() throws Exception {
    call("POST", "/credentials/" + "a".repeat(100) + "/reset", "");
    call("POST", "/credentials/one%22two/reset", "");

    assertThat(lines())
        .containsExactly(
            "admin: POST /api/admin/credentials/(...)/reset" + FROM_HERE + "400 invalid_parameter",
            "admin: POST /api/admin/credentials/one(...)two/reset"
                + FROM_HERE
                + "400 invalid_parameter");
  }
}
