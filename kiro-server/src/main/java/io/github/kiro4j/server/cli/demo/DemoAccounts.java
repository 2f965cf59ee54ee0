package io.github.kiro4j.server.cli.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.simulator.account.Account;
import io.github.kiro4j.simulator.account.Accounts;
import io.github.kiro4j.simulator.account.Plan;
import io.github.kiro4j.simulator.wire.KnownErrors;
import java.time.Duration;
import java.time.Instant;

/// The made-up accounts of the demo: one in each state that an account can be in. The ids are those
/// of the entries, in order from 1.
final class DemoAccounts {

  /// Number of accounts.
  static final int COUNT = 8;

  /// The accounts whose state shows only once they have been asked for an answer: they are
  /// throttled, out of credits and suspended.
  static final long[] REFUSING = {3, 4, 7};

  /// Enough for the first questions to the provider; too little for the gateway not to refresh.
  private static final Duration SHORT = Duration.ofMinutes(9);

  private final Accounts accounts;
  private final Instant now;
  private final ArrayNode entries = JsonNodeFactory.instance.arrayNode();

  private DemoAccounts(Accounts accounts, Instant now) {
    this.accounts = accounts;
    this.now = now;
  }

  /// Adds the accounts to the simulated service.
  ///
  /// @return their entries for the credentials file
  static ArrayNode addTo(Accounts accounts, Instant now) {
    DemoAccounts demo = new DemoAccounts(accounts, now);
    demo.addWorking();
    demo.addWaiting();
    demo.addLost();
    return demo.entries;
  }

  private void addWorking() {
    String builderId = accounts.newRefreshToken();
    Account alex = accounts.addBuilderId("demo-client-alex", "demo-secret-alex", builderId);
    subscribe(alex, Plan.PRO_PLUS, 1_412);
    byAws("alex@example.com", "BuilderId", "alex", builderId);
    String idc = accounts.newRefreshToken();
    Account mei = accounts.addIdc("demo-client-mei", "demo-secret-mei", idc);
    subscribe(mei, Plan.POWER, 6_240);
    byAws("mei@acme.example", "Enterprise", "mei", idc)
        .put("startUrl", "https://acme.awsapps.example/start");
  }

  private void addWaiting() {
    Account ci = accounts.addApiKey("ksk_demo_key_of_nobody_0000");
    subscribe(ci, Plan.PRO, 731).throttle();
    entry("ci@acme.example").put("kiroApiKey", "ksk_demo_key_of_nobody_0000");
    social("sam@example.com", "Google", 1_000).exhaustQuota();
  }

  private void addLost() {
    withToken(social("octo-alex@example.com", "Github", 212).refuseRefreshes());
    withToken(social("lee@acme.example", "Google", 188).failRefreshes(503));
    social("nas@example.com", "Google", 18)
        .subscribe(Plan.FREE)
        .answerChats(KnownErrors.suspended());
    social("old@example.com", "Google", 640);
    last().put("disabled", true);
  }

  private Account social(String email, String provider, double used) {
    String token = accounts.newRefreshToken();
    Account account = accounts.addSocial(token);
    entry(email).put("authMethod", "social").put("provider", provider).put("refreshToken", token);
    return subscribe(account, Plan.PRO, used);
  }

  private static Account subscribe(Account account, Plan plan, double used) {
    account.charge(used);
    return account.subscribe(plan);
  }

  private ObjectNode byAws(String email, String provider, String client, String token) {
    return entry(email)
        .put("authMethod", "idc")
        .put("provider", provider)
        .put("clientId", "demo-client-" + client)
        .put("clientSecret", "demo-secret-" + client)
        .put("refreshToken", token);
  }

  private ObjectNode entry(String email) {
    int place = entries.size();
    return entries
        .addObject()
        .put("id", place + 1)
        .put("priority", place)
        .put("email", email)
        .put("requestsPerMinute", 14)
        .put("maxConcurrency", 4);
  }

  /// Gives the last account an access token that expires soon.
  private void withToken(Account account) {
    last()
        .put("accessToken", accounts.issueAccessToken(account))
        .put("expiresAt", now.plus(SHORT).toString());
  }

  private ObjectNode last() {
    return (ObjectNode) entries.get(entries.size() - 1);
  }
}
