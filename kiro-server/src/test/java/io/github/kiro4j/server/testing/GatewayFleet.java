package io.github.kiro4j.server.testing;

import io.github.kiro4j.server.credentials.store.journal.JournalContents;
import io.github.kiro4j.simulator.KiroSimulator;
import io.github.kiro4j.simulator.account.Account;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Gateways as they are shipped that share a database, in front of one simulated upstream with one
/// social account, whose row an operator has inserted.
public final class GatewayFleet implements AutoCloseable {

  public static final String TABLE = "fleet_credentials";

  private static final String QUESTION =
      """
      {"model":"claude-sonnet-4-5","max_tokens":1000,
       "messages":[{"role":"user","content":"Hi"}]}\
      """;

  public final KiroSimulator upstream;
  public final TestDatabase database;
  public final Account account;
  public final List<TestGateway> gateways = new ArrayList<>();

  /// @param syncSeconds between two looks at the table
  public GatewayFleet(int size, TestDatabase database, int syncSeconds) throws Exception {
    this(size, database, syncSeconds, KiroSimulator.start());
  }

  public GatewayFleet(int size, TestDatabase database, int syncSeconds, KiroSimulator upstream)
      throws Exception {
    this.database = database;
    this.upstream = upstream;
    String configuration =
        database.storage(TABLE) + "credentialSyncIntervalSecs: " + syncSeconds + "\n";
    String refreshToken = upstream.accounts().newRefreshToken();
    this.account = upstream.accounts().addSocial(refreshToken);
    sql("INSERT INTO %s (refresh_token) VALUES ('" + refreshToken + "')");
    for (int i = 0; i < size; i++) {
      gateways.add(TestGateway.start(upstream, "[]", configuration));
    }
  }

  /// As an operator does it.
  ///
  /// @param statement with `%s` for the table
  public void sql(String statement) {
    database.execute(statement.formatted(TABLE));
  }

  /// The value in the row of the first credential.
  public String value(String column) {
    return database.query("SELECT " + column + " FROM " + TABLE + " ORDER BY id").getFirst();
  }

  public HttpResponse<String> ask(int gateway) throws Exception {
    return gateways.get(gateway).postMessages(QUESTION);
  }

  public boolean isReady(int gateway) throws Exception {
    return readiness(gateway).statusCode() == 200;
  }

  public HttpResponse<String> readiness(int gateway) throws Exception {
    return gateways.get(gateway).send(gateways.get(gateway).request("/readyz"));
  }

  /// Whether a gateway tells that it works without the database.
  public boolean isAlone(int gateway) throws Exception {
    return readiness(gateway).body().contains("\"database\":\"away\"");
  }

  public Path journal(int gateway) {
    return gateways.get(gateway).credentialsFile().resolveSibling("kiro4j-tokens.journal");
  }

  /// What the journal holds.
  public String journaled(int gateway) throws IOException {
    return JournalContents.of(journal(gateway).resolveSibling(""));
  }

  /// Waits until every gateway says so.
  public void awaitReadiness(boolean ready, Duration within) {
    for (int i = 0; i < gateways.size(); i++) {
      int gateway = i;
      Eventually.await(within, () -> isReady(gateway) == ready);
    }
  }

  @Override
  public void close() {
    gateways.forEach(TestGateway::close);
    upstream.close();
  }
}
