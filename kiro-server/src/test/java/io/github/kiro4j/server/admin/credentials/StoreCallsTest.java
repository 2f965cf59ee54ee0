package io.github.kiro4j.server.admin.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.api.admin.CredentialField;
import io.github.kiro4j.api.admin.CredentialFields;
import io.github.kiro4j.protocol.models.UpstreamModel;
import io.github.kiro4j.server.activity.AttemptFailures;
import io.github.kiro4j.server.admin.operations.StatusResource;
import io.github.kiro4j.server.credentials.Credential;
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
import io.github.kiro4j.server.credentials.refresh.RefreshOnRefusal;
import io.github.kiro4j.server.credentials.refresh.TokenService;
import io.github.kiro4j.server.credentials.store.CredentialStore;
import io.github.kiro4j.server.credentials.store.EntryEncryption;
import io.github.kiro4j.server.credentials.store.StoredEntry;
import io.github.kiro4j.server.credentials.store.file.FileCredentialStore;
import io.github.kiro4j.server.credentials.store.file.FileRuntimeSettings;
import io.github.kiro4j.server.credentials.store.file.FileRuntimeStates;
import io.github.kiro4j.server.credentials.store.file.StateFile;
import io.github.kiro4j.server.health.GatewayProcess;
import io.github.kiro4j.server.health.Readiness;
import io.github.kiro4j.server.testing.TestClock;
import io.github.kiro4j.server.testing.TestEntries;
import io.github.kiro4j.server.upstream.endpoint.EndpointCoolDowns;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How often the admin API goes to the store: every call reads the whole file or table.
class StoreCallsTest {

  /// An upstream that no test asks.
  private static final class Unused implements TokenService, AccountService {
    @Override
    public IssuedTokens refresh(Credential credential) {
      throw new AssertionError("no refresh is expected");
    }

    @Override
    public List<AccountProfile> profiles(Credential credential, RefreshOnRefusal tokens) {
      throw new AssertionError("no look-up is expected");
    }

    @Override
    public List<UpstreamModel> models(Credential credential, RefreshOnRefusal tokens) {
      throw new AssertionError("no look-up is expected");
    }

    @Override
    public AccountUsage usage(Credential credential, RefreshOnRefusal tokens) {
      throw new AssertionError("no look-up is expected");
    }
  }

  private final TestClock clock = new TestClock();
  private final Unused unused = new Unused();
  private final List<String> calls = new ArrayList<>();

  @TempDir Path folder;
  private CredentialStore store;
  private CredentialPool pool;
  private CredentialViews views;

  @BeforeEach
  void open() throws IOException {
    StateFile state = StateFile.in(folder);
    store =
        recording(
            FileCredentialStore.open(
                folder.resolve("credentials.json"),
                state,
                new MachineId("a".repeat(64)),
                EntryEncryption.NONE));
    store.add(TestEntries.social("r".repeat(120)));
    pool =
        CredentialPool.open(
            new PoolContext(
                store,
                unused,
                unused,
                new DefaultLimits(RequestLimits.UNSET),
                clock,
                new Random(1),
                Runnable::run),
            new FileRuntimeStates(state),
            new FileRuntimeSettings(state),
            LoadBalancing.PRIORITY,
            null);
    views =
        new CredentialViews(
            pool, store, new Observations(new StatedBalances(clock), new AttemptFailures()), clock);
    calls.clear();
  }

  private CredentialStore recording(CredentialStore real) {
    return (CredentialStore)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {CredentialStore.class},
            (_, method, arguments) -> {
              calls.add(method.getName());
              try {
                return method.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  @AfterEach
  void close() throws IOException {
    store.close();
  }

  @Test
  void theStatusOnlyChecksTheStore() {
    Readiness readiness = new Readiness(pool, () -> false, Optional::empty, Optional::empty);

    assertThat(
            new StatusResource(
                    pool,
                    store,
                    "file",
                    readiness,
                    new EndpointCoolDowns(clock),
                    GatewayProcess.begin(clock))
                .get()
                .storage()
                .available())
        .isTrue();
    assertThat(calls).containsExactly("check");
  }

  @Test
  void anEditIsOneEditAndOneReload() {
    Balances balances =
        new Balances(new BalanceRecorder(unused, new StatedBalances(clock)), pool, store, clock);
    CredentialChanges changes = new CredentialChanges(pool, store, balances);

    StoredEntry edited =
        changes.edit(1, CredentialFields.none().with(CredentialField.EMAIL, "a@b.example"));

    assertThat(views.detail(edited).settings().text(CredentialField.EMAIL)).contains("a@b.example");
    assertThat(views.detail(edited).status().email()).isEqualTo("a@b.example");
    assertThat(calls).containsExactly("edit", "load");
  }

  @Test
  void aDetailIsOneEntry() {
    views.detail(1);

    assertThat(calls).containsExactly("entry");
  }
}
