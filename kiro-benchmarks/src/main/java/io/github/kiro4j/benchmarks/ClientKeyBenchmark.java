package io.github.kiro4j.benchmarks;

import io.github.kiro4j.server.clients.ClientKey;
import io.github.kiro4j.server.clients.ClientKey.Label;
import io.github.kiro4j.server.clients.ClientKey.Texts;
import io.github.kiro4j.server.clients.ClientKey.Validity;
import io.github.kiro4j.server.clients.CredentialScope;
import io.github.kiro4j.server.clients.KeyHash;
import io.github.kiro4j.server.clients.KeyIdentity;
import io.github.kiro4j.server.clients.KeyLimit;
import io.github.kiro4j.server.clients.KeyLimits;
import io.github.kiro4j.server.clients.KeyRing;
import io.github.kiro4j.server.clients.KeyRing.Found;
import io.github.kiro4j.server.clients.KeyScope;
import io.github.kiro4j.server.clients.KeyTexts;
import io.github.kiro4j.server.clients.KeyUsage;
import io.github.kiro4j.server.clients.KeyUsage.Decision;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/// What a client key with every limit adds to the time of a request: the key is found by its text,
/// its model is checked, the request is counted at its begin and at its end, and the headers of the
/// response are made.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ClientKeyBenchmark {

  private static final long PLENTY = 1_000_000_000_000L;

  /// Number of keys that the gateway knows.
  @Param({"50", "10000"})
  int keys;

  private final KeyRing ring = new KeyRing(Clock.systemUTC());
  private final KeyUsage usage = new KeyUsage(Clock.systemUTC());
  private final List<String> texts = new ArrayList<>();
  private int next;

  @Setup
  public void create() {
    KeyTexts random = new KeyTexts(new SecureRandom());
    List<ClientKey> all = new ArrayList<>();
    for (int i = 0; i < keys; i++) {
      String text = random.text().value();
      texts.add(text);
      all.add(key(random.id(), text));
    }
    ring.replace(all);
  }

  private static ClientKey key(String id, String text) {
    return new ClientKey(
        id,
        new Label("benchmark", ""),
        Texts.only(KeyHash.of(text).orElseThrow()),
        new Validity(Instant.EPOCH, null, false),
        new KeyScope(
            List.of("claude-haiku-*", "claude-sonnet-*"),
            new CredentialScope(Set.of(1L, 2L), Set.of())),
        new KeyLimits(
            Map.of(
                KeyLimit.REQUESTS_PER_MINUTE, PLENTY,
                KeyLimit.MAX_CONCURRENCY, PLENTY,
                KeyLimit.TOKENS_PER_DAY, PLENTY,
                KeyLimit.TOKENS_PER_MONTH, PLENTY,
                KeyLimit.CREDITS_PER_MONTH, PLENTY)));
  }

  @Benchmark
  public void request(Blackhole hole) {
    next = (next + 1) % texts.size();
    if (ring.find(texts.get(next)) instanceof Found.Accepted(KeyIdentity client)
        && client.scope().allowsModel("claude-sonnet-4.5", "claude-sonnet-4-5")
        && usage.begin(client) instanceof Decision.Admitted admitted) {
      hole.consume(usage.headers(client));
      admitted.permit().end(2_100, 0.03);
      return;
    }
    throw new IllegalStateException("the request was refused");
  }
}
