package io.github.kiro4j.server.credentials.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.protocol.models.UpstreamModel;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.CredentialSettings.AccountLabel;
import io.github.kiro4j.server.credentials.LoadBalancing;
import io.github.kiro4j.server.credentials.RequestLimits;
import io.github.kiro4j.server.credentials.account.AccountProfile;
import io.github.kiro4j.server.credentials.account.AccountService;
import io.github.kiro4j.server.credentials.account.AccountUsage;
import io.github.kiro4j.server.credentials.account.BalanceRecorder;
import io.github.kiro4j.server.credentials.account.StatedBalances;
import io.github.kiro4j.server.credentials.refresh.RefreshOnRefusal;
import io.github.kiro4j.server.credentials.store.file.FileRuntimeSettings;
import io.github.kiro4j.server.credentials.store.file.FileRuntimeStates;
import io.github.kiro4j.server.credentials.store.file.StateFile;
import io.github.kiro4j.server.secret.Secret;
import io.github.kiro4j.server.testing.FakeTokenService;
import io.github.kiro4j.server.testing.MemoryStore;
import io.github.kiro4j.server.testing.TestClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BalanceRefreshTest {

  private static final Duration INTERVAL = Duration.ofHours(1);

  private final TestClock clock = new TestClock();
  private final Provider provider = new Provider();
  private final StatedBalances balances = new StatedBalances(clock);
  private final BalanceRecorder accounts = new BalanceRecorder(provider, balances);
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

  @TempDir Path folder;
  private BalanceRefresh refresh;

  private static final class Provider implements AccountService {

    private int questions;
    private boolean away;

    @Override
    public List<AccountProfile> profiles(Credential credential, RefreshOnRefusal tokens) {
      return List.of();
    }

    @Override
    public List<UpstreamModel> models(Credential credential, RefreshOnRefusal tokens) {
      return List.of();
    }

    @Override
    public AccountUsage usage(Credential credential, RefreshOnRefusal tokens) throws IOException {
      questions++;
      if (away) {
        throw new IOException("nothing answers");
      }
      return new AccountUsage(new AccountLabel("user-1", "a@b.example", "KIRO PRO"), 1, 4, null);
    }
  }

  @BeforeEach
  void open() throws IOException {
    StateFile state = StateFile.in(folder);
    CredentialPool pool =
        CredentialPool.open(
            new PoolContext(
                new MemoryStore(),
                new FakeTokenService(clock),
                accounts,
                new DefaultLimits(RequestLimits.UNSET),
                clock,
                new Random(1),
                Runnable::run),
            new FileRuntimeStates(state),
            new FileRuntimeSettings(state),
            LoadBalancing.PRIORITY,
            new Secret("ksk_fake_environment_key_wxyz"));
    refresh = new BalanceRefresh(pool, accounts, INTERVAL, clock, timer, Runnable::run);
  }

  @AfterEach
  void close() {
    timer.shutdownNow();
  }

  @Test
  void anUnknownBalanceIsAskedFor() {
    refresh.run();

    assertThat(balances.of(0)).isPresent();
  }

  @Test
  void theBalanceOfAnIdleAccountIsNotAskedForAgain() {
    refresh.run();
    clock.advance(INTERVAL.multipliedBy(2));
    refresh.run();

    assertThat(provider.questions).isEqualTo(1);
  }

  @Test
  void theBalanceOfAnAccountInUseIsAskedForOnceInAnInterval() {
    refresh.run();
    balances.spent(0, 0.5);
    clock.advance(INTERVAL.dividedBy(2));
    refresh.run();
    assertThat(provider.questions).isEqualTo(1);

    clock.advance(INTERVAL);
    refresh.run();
    assertThat(provider.questions).isEqualTo(2);
    assertThat(balances.of(0).orElseThrow().since()).isZero();
  }

  @Test
  void aProviderThatDoesNotAnswerIsAskedOnceInAnInterval() {
    provider.away = true;
    refresh.run();
    clock.advance(Duration.ofMinutes(5));
    refresh.run();

    assertThat(provider.questions).isEqualTo(1);
  }
}
