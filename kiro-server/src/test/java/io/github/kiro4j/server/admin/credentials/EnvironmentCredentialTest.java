package io.github.kiro4j.server.admin.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.kiro4j.api.admin.AdminErrorCode;
import io.github.kiro4j.api.admin.CredentialField;
import io.github.kiro4j.api.admin.CredentialFields;
import io.github.kiro4j.api.admin.credentials.CredentialDetail;
import io.github.kiro4j.protocol.models.UpstreamModel;
import io.github.kiro4j.server.activity.AttemptFailures;
import io.github.kiro4j.server.admin.AdminProblemException;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.CredentialSettings.AccountLabel;
import io.github.kiro4j.server.credentials.IssuedTokens;
import io.github.kiro4j.server.credentials.LoadBalancing;
import io.github.kiro4j.server.credentials.MachineId;
import io.github.kiro4j.server.credentials.RequestLimits;
import io.github.kiro4j.server.credentials.account.AccountProfile;
import io.github.kiro4j.server.credentials.account.AccountService;
import io.github.kiro4j.server.credentials.account.AccountUsage;
import io.github.kiro4j.server.credentials.account.BalanceRecorder;
import io.github.kiro4j.server.credentials.account.StatedBalances;
import io.github.kiro4j.server.credentials.pool.CredentialPool;
import io.github.kiro4j.server.credentials.pool.DefaultLimits;
import io.github.kiro4j.server.credentials.pool.PoolContext;
import io.github.kiro4j.server.credentials.refresh.RefreshFailedException;
import io.github.kiro4j.server.credentials.refresh.RefreshFailure;
import io.github.kiro4j.server.credentials.refresh.RefreshOnRefusal;
import io.github.kiro4j.server.credentials.refresh.TokenService;
import io.github.kiro4j.server.credentials.store.CredentialStore;
import io.github.kiro4j.server.credentials.store.EntryEncryption;
import io.github.kiro4j.server.credentials.store.file.FileCredentialStore;
import io.github.kiro4j.server.credentials.store.file.FileRuntimeSettings;
import io.github.kiro4j.server.credentials.store.file.FileRuntimeStates;
import io.github.kiro4j.server.credentials.store.file.StateFile;
import io.github.kiro4j.server.secret.Secret;
import io.github.kiro4j.server.testing.TestClock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The API key of the environment is in no store and cannot be changed.
class EnvironmentCredentialTest {

  private static final String KEY = "ksk_fake_environment_key_wxyz";
  private static final long ID = Credential.FROM_ENVIRONMENT;

  /// Only the provider's usage can be asked for.
  private static final class OfflineUpstream implements TokenService, AccountService {
    @Override
    public IssuedTokens refresh(Credential credential) throws RefreshFailedException {
      throw new RefreshFailedException(new RefreshFailure.Unavailable(0, null));
    }

    @Override
    public List<AccountProfile> profiles(Credential credential, RefreshOnRefusal tokens)
        throws IOException {
      throw new IOException("nothing answers");
    }

    @Override
    public List<UpstreamModel> models(Credential credential, RefreshOnRefusal tokens)
        throws IOException {
      throw new IOException("nothing answers");
    }

    @Override
    public AccountUsage usage(Credential credential, RefreshOnRefusal tokens) {
      return new AccountUsage(new AccountLabel("user-1", "a@b.example", "KIRO PRO"), 1, 4, null);
    }
  }

  private final TestClock clock = new TestClock();
  private final OfflineUpstream upstream = new OfflineUpstream();

  @TempDir Path folder;
  private CredentialStore store;
  private CredentialPool pool;
  private Balances balances;
  private CredentialChanges changes;

  @BeforeEach
  void open() throws IOException {
    StateFile state = StateFile.in(folder);
    store =
        FileCredentialStore.open(
            folder.resolve("credentials.json"),
            state,
            new MachineId("a".repeat(64)),
            EntryEncryption.NONE);
    pool =
        CredentialPool.open(
            new PoolContext(
                store,
                upstream,
                upstream,
                new DefaultLimits(RequestLimits.UNSET),
                clock,
                new Random(1),
                Runnable::run),
            new FileRuntimeStates(state),
            new FileRuntimeSettings(state),
            LoadBalancing.PRIORITY,
            new Secret(KEY));
    balances =
        new Balances(new BalanceRecorder(upstream, new StatedBalances(clock)), pool, store, clock);
    changes = new CredentialChanges(pool, store, balances);
  }

  @AfterEach
  void close() throws IOException {
    store.close();
  }

  @Test
  void theKeyIsShownWithTheIdZero() {
    CredentialDetail detail =
        new CredentialViews(
                pool,
                store,
                new Observations(new StatedBalances(clock), new AttemptFailures()),
                clock)
            .detail(ID);

    assertThat(detail.status().id()).isZero();
    assertThat(detail.status().isCurrent()).isTrue();
    assertThat(detail.status().maskedApiKey()).isEqualTo("ksk_...wxyz");
    assertThat(detail.settings().text(CredentialField.AUTH_METHOD)).contains("api_key");
    assertThat(detail.settings().secrets()).containsExactly("kiroApiKey");
  }

  @Test
  void nothingOfTheKeyCanBeChanged() {
    List<ThrowingCallable> attempts =
        List.of(
            () -> changes.disable(ID),
            () -> changes.enable(ID),
            () -> changes.prioritise(ID, 1),
            () -> changes.remove(ID),
            () -> changes.edit(ID, CredentialFields.none().with(CredentialField.EMAIL, "a@b.c")));
    for (ThrowingCallable attempt : attempts) {
      assertThatExceptionOfType(AdminProblemException.class)
          .isThrownBy(attempt)
          .satisfies(e -> assertThat(e.code()).isEqualTo(AdminErrorCode.NOT_STORED));
    }
  }

  @Test
  void aResetAndABalanceStoreNothing() throws Exception {
    changes.reset(ID);

    assertThat(balances.of(changes.member(ID), false).balance().usagePercentage()).isEqualTo(25);
    assertThat(store.entries()).isEmpty();
  }
}
