package io.github.kiro4j.server.credentials.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.store.CredentialStore;
import io.github.kiro4j.server.testing.Eventually;
import io.github.kiro4j.server.testing.ForkedJava;
import io.github.kiro4j.server.testing.RunsBesideOthers;
import io.github.kiro4j.server.testing.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Kills a process in which 20 credentials are refreshed at once, many times over the same files.
/// After each kill, every credential has the newest token that the process had received 10 ms
/// before the kill, or a later one.
///
/// `-Dkiro4j.kills=1000` makes more than the usual 10 kills, `-Dkiro4j.serverKills=50` kills more
/// than one whole gateway. `-Dkiro4j.wallClock=true` measures the 10 ms by the machine's clock, for
/// a machine that does nothing else.
@RunsBesideOthers
@Timeout(7200)
class KilledRefreshesTest {

  private static final int KILLS = Integer.getInteger("kiro4j.kills", 10);
  private static final int SERVER_KILLS = Integer.getInteger("kiro4j.serverKills", 1);
  private static final boolean WALL_CLOCK = Boolean.getBoolean("kiro4j.wallClock");
  private static final int CREDENTIALS = 20;

  /// How many milliseconds before a kill the process received what must not be lost.
  private static final int RECEIVED = 10;

  /// A process is killed after so many refreshes: before, it is busy with loading classes.
  private static final int WARM = 6 * CREDENTIALS;

  /// The same of a whole gateway, as seen from the auth service: a gateway on a busy machine may
  /// read an answer late.
  private static final long SENT = TimeUnit.MILLISECONDS.toNanos(500);

  private static final Duration STARTED = Duration.ofSeconds(60);

  @TempDir Path folder;

  @TempDir Path tools;

  private final Random random = new Random(42);
  private RotatingAuthService authService;
  private int underWay;

  @BeforeEach
  void start() throws Exception {
    authService = new RotatingAuthService();
    Files.writeString(
        folder.resolve("credentials.json"),
        IntStream.rangeClosed(1, CREDENTIALS)
            .mapToObj(id ->
                "{\"id\": %d, \"refreshToken\": \"%s\"}"
                    .formatted(id, RotatingAuthService.token(id, 0)))
            .collect(Collectors.joining(",\n", "[", "]")));
  }

  @AfterEach
  void stop() {
    authService.close();
  }

  @Test
  void aTokenThatWasReceivedTenMillisecondsBeforeTheKillIsNotLost() throws Exception {
    ForkedJava processes = new ForkedJava(tools, RefreshingCredentials.class);
    processes.archiveClasses(arguments(5));
    for (int kill = 1; kill <= KILLS; kill++) {
      int before = authService.issued();
      Process process = processes.start(arguments(Long.MAX_VALUE));
      long killed = kill(before + WARM, process);
      requireKept(
          kill,
          WALL_CLOCK
              ? Receipts.newestAt(folder, killed - TimeUnit.MILLISECONDS.toNanos(RECEIVED))
              : Receipts.newestBeforeEnd(folder, RECEIVED));
    }
    report(KILLS);
  }

  private List<String> arguments(long refreshes) {
    return List.of(folder.toString(), authService.url(), Long.toString(refreshes));
  }

  @Test
  void aWholeGatewayLosesNoneEither() throws Exception {
    for (int kill = 1; kill <= SERVER_KILLS; kill++) {
      int before = authService.issued();
      try (ServerProcess gateway = ServerProcess.start(folder, authService.url(), STARTED)) {
        gateway.refreshAllTheTime(CREDENTIALS);
        long killed = kill(before + WARM, gateway.process());
        requireKept(kill, sentBefore(killed - SENT));
      }
    }
    report(SERVER_KILLS);
  }

  /// @return when the process was killed
  private long kill(int enough, Process process) throws Exception {
    Eventually.await(STARTED, () -> authService.issued() > enough);
    boolean ended = process.waitFor(random.nextInt(200_000), TimeUnit.MICROSECONDS);
    assertThat(ended).as("the process ends by the kill only").isFalse();
    long killed = System.nanoTime();
    process.toHandle().destroyForcibly();
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    return killed;
  }

  private void requireKept(int kill, Map<Integer, Integer> received) throws IOException {
    try (CredentialStore store = RefreshingCredentials.open(folder)) {
      for (Credential credential : store.load()) {
        int account = (int) credential.id();
        int kept = RotatingAuthService.number(credential.refreshToken().orElseThrow().value());
        assertThat(kept)
            .as("kill %d, credential %d", kill, account)
            .isGreaterThanOrEqualTo(received.getOrDefault(account, 0));
        underWay += kept < authService.newestBefore(account, Long.MAX_VALUE) ? 1 : 0;
      }
    }
    assertThat(folder.toFile().list((_, name) -> name.endsWith(".tmp"))).isEmpty();
  }

  private Map<Integer, Integer> sentBefore(long nanos) {
    return IntStream.rangeClosed(1, CREDENTIALS)
        .boxed()
        .collect(Collectors.toMap(id -> id, id -> authService.newestBefore(id, nanos)));
  }

  private void report(int kills) {
    System.out.printf(
        "%d kills, %d tokens issued, %d under way at the kill were lost%n",
        kills, authService.issued(), underWay);
  }
}
