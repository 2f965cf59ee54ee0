package io.github.kiro4j.server.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.api.admin.client.AdminClient;
import io.github.kiro4j.api.admin.client.KeyClient;
import io.github.kiro4j.api.admin.keys.ClientKeyLimits;
import io.github.kiro4j.api.admin.keys.ClientKeySettings;
import io.github.kiro4j.api.admin.keys.NewClientKey;
import io.github.kiro4j.server.testing.Eventually;
import io.github.kiro4j.server.testing.NeedsPostgres;
import io.github.kiro4j.server.testing.TestDatabase;
import io.github.kiro4j.server.testing.TestGateway;
import io.github.kiro4j.simulator.KiroSimulator;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Client keys of two gateways on one PostgreSQL.
@NeedsPostgres
class SharedClientKeysTest {

  private static final String TABLE = "shared_credentials";
  private static final Duration SOON = Duration.ofSeconds(10);

  private TestDatabase database;
  private KiroSimulator upstream;
  private TestGateway one;
  private TestGateway other;
  private AdminClient admin;
  private KeyClient keys;

  @BeforeEach
  void start() throws Exception {
    database = TestDatabase.fresh();
    upstream = KiroSimulator.start();
    String token = upstream.accounts().newRefreshToken();
    upstream.accounts().addSocial(token);
    String storage = database.storage(TABLE) + "credentialSyncIntervalSecs: 0\n";
    database.execute("INSERT INTO " + TABLE + " (refresh_token) VALUES ('" + token + "')");
    one = TestGateway.startEmptyWithAdmin(upstream, storage);
    other = TestGateway.start(upstream, "[]", storage);
    admin = one.adminClient();
    keys = admin.keys();
  }

  @AfterEach
  void stop() {
    admin.close();
    one.close();
    other.close();
    database.close();
  }

  @Test
  void aChangeCountsOnTheOtherGatewayToo() throws Exception {
    NewClientKey issued = keys.create(named(null));
    Eventually.await(SOON, () -> status(other, issued.key()) == 200);

    keys.edit(issued.detail().id(), ClientKeySettings.onlyDisabled(true));

    assertThat(status(one, issued.key())).isEqualTo(401);
    Eventually.await(SOON, () -> status(other, issued.key()) == 401);
  }

  @Test
  void aChangeBySqlCountsToo() throws Exception {
    NewClientKey issued = keys.create(named(null));
    Eventually.await(SOON, () -> status(other, issued.key()) == 200);

    database.execute("UPDATE " + TABLE + "_keys SET disabled = 1");

    Eventually.await(SOON, () -> status(one, issued.key()) == 401);
    Eventually.await(SOON, () -> status(other, issued.key()) == 401);
  }

  @Test
  void aLimitIsThatOfAllGatewaysTogether() throws Exception {
    NewClientKey issued = keys.create(named(new ClientKeyLimits(null, null, 1L, null, null)));
    Eventually.await(SOON, () -> status(other, issued.key()) == 200);

    assertThat(send(one, issued.key())).isEqualTo(200);

    Eventually.await(SOON, () -> send(other, issued.key()) == 429);
    assertThat(send(one, issued.key())).isEqualTo(429);
  }

  private static ClientKeySettings named(@Nullable ClientKeyLimits limits) {
    return new ClientKeySettings("team", null, null, null, null, null, null, limits);
  }

  private static int status(TestGateway gateway, String key) throws Exception {
    return gateway
        .send(HttpRequest.newBuilder(gateway.uri().resolve("/v1/models")).header("x-api-key", key))
        .statusCode();
  }

  private static int send(TestGateway gateway, String key) throws Exception {
    String body =
        """
        {"model": "claude-sonnet-4-5", "max_tokens": 50,
         "messages": [{"role": "user", "content": "Hello!"}]}
        """;
    return gateway
        .send(
            HttpRequest.newBuilder(gateway.uri().resolve("/v1/messages"))
                .header("x-api-key", key)
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString(body)))
        .statusCode();
  }
}
