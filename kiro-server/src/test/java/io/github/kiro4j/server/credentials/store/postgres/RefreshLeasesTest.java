package io.github.kiro4j.server.credentials.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.store.CredentialGoneException;
import io.github.kiro4j.server.credentials.store.RefreshPermit;
import io.github.kiro4j.server.secret.Secret;
import io.github.kiro4j.server.testing.NeedsPostgres;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Turns to refresh, between gateways.
@NeedsPostgres
@Timeout(60)
class RefreshLeasesTest {

  private static TestCredentialTable rig;
  private static PostgresCredentialStore one;

  @BeforeAll
  static void open() {
    rig = new TestCredentialTable();
    one = rig.store("one");
  }

  @AfterAll
  static void close() throws Exception {
    rig.close();
  }

  @BeforeEach
  void insert() {
    rig.empty();
    rig.sql("INSERT INTO %s (refresh_token) VALUES ('first')");
  }

  private static void take(PostgresCredentialStore store, Credential known, boolean urgent)
      throws IOException {
    assertThat(store.beginRefresh(known, urgent)).isPresent();
  }

  @Test
  void theRowHasTheHolderAndTheEndOfTheLease() throws Exception {
    Credential known = TestCredentialTable.first(one);
    String version = rig.value("version");
    try (RefreshPermit permit = one.beginRefresh(known, true).orElseThrow()) {
      assertThat(permit.stored()).contains(known);
      assertThat(rig.value("lease_holder")).isEqualTo("one");
      assertThat(rig.value("lease_until BETWEEN now() + '20s'::interval AND now() + '40s'"))
          .isEqualTo("t");
    }
    assertThat(rig.value("lease_holder")).isEqualTo("null");
    assertThat(rig.value("version")).as("no gateway has to read the row again").isEqualTo(version);
  }

  @Test
  void aWaitingGatewayGetsTheOthersTokensAsSoonAsTheyAreStored() throws Exception {
    Credential known = TestCredentialTable.first(one);
    take(one, known, true);
    AtomicInteger polls = new AtomicInteger();
    PostgresCredentialStore two =
        rig.store(
            "two",
            time -> {
              assertThat(time).isLessThan(Duration.ofSeconds(1));
              if (polls.incrementAndGet() == 3) {
                store(known, "second");
              }
            });

    try (RefreshPermit permit = two.beginRefresh(known, true).orElseThrow()) {
      assertThat(permit.stored().orElseThrow().refreshToken()).contains(new Secret("second"));
    }
    assertThat(polls).hasValue(3);
    assertThat(rig.value("lease_holder")).as("the lease is still the other's").isEqualTo("one");
  }

  private static void store(Credential known, String token) {
    try {
      one.saveTokens(known, TestCredentialTable.tokens(token));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aRefreshThatIsNotUrgentDoesNotWait() throws Exception {
    Credential known = TestCredentialTable.first(one);
    take(one, known, false);
    PostgresCredentialStore two =
        rig.store(
            "two",
            _ -> {
              throw new AssertionError("it waits");
            });

    assertThat(two.beginRefresh(known, false)).isEmpty();
  }

  @Test
  void aLeaseThatIsNotGivenBackExpiresByTheDatabasesClock() throws Exception {
    Credential known = TestCredentialTable.first(one);
    take(one, known, true);
    PostgresCredentialStore two =
        rig.store(
            "two", _ -> rig.sql("UPDATE %s SET lease_until = clock_timestamp() - '1s'::interval"));

    try (RefreshPermit permit = two.beginRefresh(known, true).orElseThrow()) {
      assertThat(permit.stored()).contains(known);
      assertThat(rig.value("lease_holder")).isEqualTo("two");
    }
  }

  @Test
  void aLateGatewayDoesNotEndTheLeaseOfAnother() throws Exception {
    Credential known = TestCredentialTable.first(one);
    RefreshPermit late = one.beginRefresh(known, true).orElseThrow();
    rig.sql("UPDATE %s SET lease_until = clock_timestamp() - '1s'::interval");
    take(rig.store("two"), known, true);

    late.close();

    assertThat(rig.value("lease_holder")).isEqualTo("two");
  }

  @Test
  void noGatewayWaitsForever() throws Exception {
    Credential known = TestCredentialTable.first(one);
    take(one, known, true);
    PostgresCredentialStore two = rig.store("two", _ -> {});

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> two.beginRefresh(known, true))
        .withMessageContaining("other gateways hold the refresh lease");
  }

  @Test
  void aRemovedCredentialIsNotRefreshed() throws Exception {
    Credential known = TestCredentialTable.first(one);
    one.remove(known.id());

    assertThatExceptionOfType(CredentialGoneException.class)
        .isThrownBy(() -> one.beginRefresh(known, true));
  }
}
