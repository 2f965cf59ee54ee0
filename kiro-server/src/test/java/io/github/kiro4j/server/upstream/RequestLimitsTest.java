package io.github.kiro4j.server.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.protocol.failure.UpstreamFailure.AtLimit;
import io.github.kiro4j.server.clients.CredentialScope;
import io.github.kiro4j.server.credentials.RequestLimits;
import io.github.kiro4j.server.credentials.health.HealthState.Ready;
import io.github.kiro4j.server.credentials.pool.Checkout;
import io.github.kiro4j.server.credentials.pool.SelectionCriteria;
import io.github.kiro4j.server.testing.UpstreamRig;
import io.github.kiro4j.server.upstream.call.PendingAnswer;
import io.github.kiro4j.simulator.script.Script;
import io.github.kiro4j.simulator.service.Host;
import io.github.kiro4j.simulator.wire.KnownErrors;
import io.github.kiro4j.simulator.world.World;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The operator's limits of each credential, over a simulated upstream.
@Timeout(120)
class RequestLimitsTest {

  @TempDir Path folder;

  @Test
  void aCredentialAtItsLimitPerMinuteIsPassedOverUntilTheWindowHasASlot() throws Exception {
    try (UpstreamRig rig = new UpstreamRig(folder)) {
      rig.addSocial("\"requestsPerMinute\": 2, ");
      rig.addSocial("\"priority\": 1, ");
      rig.open();

      rig.ask("conversation", UpstreamRig.MODEL);
      rig.clock.advance(Duration.ofSeconds(30));
      rig.ask("conversation", UpstreamRig.MODEL);
      rig.ask("conversation", UpstreamRig.MODEL);
      rig.clock.advance(Duration.ofSeconds(30));
      rig.ask("conversation", UpstreamRig.MODEL);

      assertThat(rig.asked()).containsExactly("social-1", "social-1", "social-2", "social-1");
      assertThat(rig.credential(1).failures()).isZero();
      assertThat(rig.health(1)).isInstanceOf(Ready.class);
    }
  }

  @Test
  void withoutAnotherCredentialTheClientWaitsForTheNextSlot() throws Exception {
    try (UpstreamRig rig = new UpstreamRig(folder)) {
      rig.limits(new RequestLimits(1, null)).withSocial(1).open();

      assertThat(rig.ask()).isEmpty();
      rig.clock.advance(Duration.ofMillis(12_500));
      assertThat(rig.ask()).contains(new AtLimit(Duration.ofSeconds(48)));

      assertThat(rig.asked()).hasSize(1);
      assertThat(rig.clock.sleeps()).isEmpty();
      assertThat(rig.credential(1).failures()).isZero();
      assertThat(rig.pool().histories().of(1)).isEmpty();
      assertThat(rig.pool().isUsable()).isTrue();
      rig.clock.advance(Duration.ofSeconds(48));
      assertThat(rig.ask()).isEmpty();
    }
  }

  @Test
  void theFirstWayOutIsNamedBeItACoolDownOrALimit() throws Exception {
    try (UpstreamRig rig = new UpstreamRig(folder)) {
      var first = rig.addSocial("");
      rig.addSocial("\"requestsPerMinute\": 1, ");
      rig.open();
      first.exhaustQuota();

      assertThat(rig.ask()).isEmpty();
      assertThat(rig.ask()).contains(new AtLimit(Duration.ofSeconds(60)));
    }
  }

  @Test
  void aCredentialAtItsConcurrencyIsPassedOverUntilARequestEnds() throws Exception {
    try (UpstreamRig rig = new UpstreamRig(folder)) {
      rig.addSocial("\"maxConcurrency\": 1, ");
      rig.addSocial("\"priority\": 1, \"maxConcurrency\": 1, ");
      rig.open();
      rig.simulator.scripts().otherwise(Script.answer().text("Hello").silence());
      PendingAnswer first = rig.call("one", UpstreamRig.MODEL);
      first.events();
      PendingAnswer second = rig.call("one", UpstreamRig.MODEL);
      second.events();

      assertThat(rig.ask()).contains(new AtLimit(Duration.ofSeconds(1)));
      first.close();
      PendingAnswer third = rig.call("one", UpstreamRig.MODEL);
      third.events();

      assertThat(rig.asked()).containsExactly("social-1", "social-2", "social-1");
      second.close();
      third.close();
    }
  }

  @Test
  void retriesCountAndEndAtTheLimit() throws Exception {
    try (UpstreamRig rig = new UpstreamRig(folder)) {
      rig.addSocial("\"requestsPerMinute\": 2, ").answerChats(KnownErrors.unavailable());
      rig.open();

      assertThat(rig.ask()).get().isInstanceOf(AtLimit.class);

      assertThat(rig.asked()).hasSize(2);
      assertThat(rig.credential(1).inFlight()).isZero();
    }
  }

  @Test
  void aRetryBeyondTheLimitGoesToAnotherCredential() throws Exception {
    try (UpstreamRig rig = new UpstreamRig(folder)) {
      rig.addSocial("\"requestsPerMinute\": 1, ").answerChats(KnownErrors.unavailable());
      rig.addSocial("\"priority\": 1, ");
      rig.open();

      assertThat(rig.ask()).isEmpty();

      assertThat(rig.asked()).containsExactly("social-1", "social-2");
    }
  }

  @Test
  void theProbeAfterACoolDownCounts() throws Exception {
    try (UpstreamRig rig = new UpstreamRig(folder)) {
      var account = rig.addSocial("\"requestsPerMinute\": 2, ");
      account.answerChats(KnownErrors.throttled().retryAfter(Duration.ofSeconds(5)));
      rig.open();
      rig.ask();
      account.heal();
      rig.clock.advance(Duration.ofSeconds(10));

      assertThat(rig.ask()).isEmpty();
      assertThat(rig.ask()).contains(new AtLimit(Duration.ofSeconds(50)));
    }
  }

  @Test
  void everyEndpointThatARequestIsSentToCounts() throws Exception {
    try (UpstreamRig rig = new UpstreamRig(folder)) {
      rig.withEveryEndpoint().addSocial("\"requestsPerMinute\": 2, ");
      rig.simulator.enter(World.only(Host.Q));
      rig.open();

      assertThat(rig.ask()).isEmpty();
      assertThat(rig.ask()).get().isInstanceOf(AtLimit.class);
    }
  }

  @Test
  void aZeroOfTheCredentialLiftsTheDefault() throws Exception {
    try (UpstreamRig rig = new UpstreamRig(folder)) {
      rig.limits(new RequestLimits(1, 1));
      rig.addSocial("\"requestsPerMinute\": 0, \"maxConcurrency\": 0, ");
      rig.open();

      assertThat(rig.ask()).isEmpty();
      assertThat(rig.ask()).isEmpty();
    }
  }

  @Test
  void anEditOfTheLimitHoldsAtOnce() throws Exception {
    try (UpstreamRig rig = new UpstreamRig(folder)) {
      rig.addSocial("\"requestsPerMinute\": 1, ");
      rig.open();
      rig.ask();
      assertThat(rig.ask()).isPresent();

      String content = Files.readString(rig.credentialsFile());
      Files.writeString(
          rig.credentialsFile(),
          content.replaceFirst("\"requestsPerMinute\" ?: 1", "\"requestsPerMinute\": 2"));
      rig.pool().reload();

      assertThat(rig.ask()).isEmpty();
      assertThat(rig.ask()).isPresent();
    }
  }

  @Test
  void manyThreadsTakeEachSlotOnce() throws Exception {
    try (UpstreamRig rig = new UpstreamRig(folder);
        ExecutorService threads = Executors.newFixedThreadPool(32)) {
      rig.limits(new RequestLimits(40, 15)).withSocial(3).balanced().open();
      SelectionCriteria criteria =
          new SelectionCriteria(UpstreamRig.MODEL, "", CredentialScope.ALL, Map.of(), 3);
      List<Callable<Optional<Checkout>>> attempts = new ArrayList<>();
      for (int i = 0; i < 500; i++) {
        attempts.add(() -> rig.pool().checkout(criteria));
      }

      List<Checkout> taken = new ArrayList<>();
      for (Future<Optional<Checkout>> each : threads.invokeAll(attempts)) {
        each.get().ifPresent(taken::add);
      }

      assertThat(taken).hasSize(45);
      assertThat(rig.pool().members()).allMatch(credential -> credential.inFlight() == 15);
      taken.forEach(Checkout::close);
    }
  }
}
