package io.github.kiro4j.server.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kiro4j.protocol.mapping.validation.FieldPath;
import io.github.kiro4j.protocol.mapping.validation.InvalidRequestException;
import io.github.kiro4j.server.http.ApiException;
import java.awt.GraphicsEnvironment;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class DecodingThreadsTest {

  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration SHORT = Duration.ofMillis(50);
  private static final DecodingRefusal REFUSAL = new FieldPath("messages.0")::refuse;

  @Test
  void decodingRunsOnItsOwnThread() {
    Thread decoder = new DecodingThreads(1, LONG).run(Thread::currentThread, REFUSAL);

    assertThat(decoder).isNotEqualTo(Thread.currentThread());
    assertThat(decoder.isVirtual()).isFalse();
  }

  @Test
  void noMoreDecodersRunThanThereArePermits() throws Exception {
    DecodingThreads threads = new DecodingThreads(2, LONG);
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch twoAtOnce = new CountDownLatch(2);

    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 20; i++) {
        Future<?> _ =
            clients.submit(() ->
                threads.run(
                    () -> {
                      most.accumulateAndGet(running.incrementAndGet(), Math::max);
                      twoAtOnce.countDown();
                      twoAtOnce.await();
                      return running.decrementAndGet();
                    },
                    REFUSAL));
      }
    }

    assertThat(most).hasValue(2);
    assertThat(running).hasValue(0);
  }

  @Test
  void aDecoderThatTakesTooLongIsInterruptedAndItsFileRefused() {
    CompletableFuture<String> end = new CompletableFuture<>();

    assertThatThrownBy(() ->
            new DecodingThreads(1, SHORT)
                .run(
                    () -> {
                      try {
                        new CountDownLatch(1).await();
                      } finally {
                        end.complete("interrupted");
                      }
                      return "";
                    },
                    REFUSAL))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessage("messages.0: it takes longer than 50 ms to decode");
    assertThat(end.join()).isEqualTo("interrupted");
  }

  @Test
  void aRequestThatWaitsTooLongForAPermitMayRetry() {
    DecodingThreads threads = new DecodingThreads(1, SHORT);
    CompletableFuture<String> deaf = new CompletableFuture<>();
    assertThatThrownBy(() -> threads.run(deaf::join, REFUSAL))
        .isInstanceOf(InvalidRequestException.class);

    assertThatThrownBy(() -> threads.run(() -> "", REFUSAL))
        .asInstanceOf(InstanceOfAssertFactories.type(ApiException.class))
        .satisfies(refused -> {
          assertThat(refused.error().status()).isEqualTo(529);
          assertThat(refused.error().shouldRetry()).isNull();
        });
    deaf.complete("");
  }

  @Test
  void messagesOfDecodersAreNotQuoted() {
    DecodingThreads threads = new DecodingThreads(1, LONG);

    for (Throwable failure :
        new Throwable[] {new StackOverflowError("secret"), new IllegalStateException("secret")}) {
      assertThatThrownBy(() ->
              threads.run(
                  () -> {
                    if (failure instanceof Error error) {
                      throw error;
                    }
                    throw (Exception) failure;
                  },
                  REFUSAL))
          .isInstanceOf(InvalidRequestException.class)
          .hasMessage("messages.0: it is damaged or its format is unknown")
          .hasNoCause();
    }
  }

  @Test
  void aLackOfMemoryIsReported() {
    assertThatThrownBy(() ->
            new DecodingThreads(1, LONG)
                .run(
                    () -> {
                      throw new OutOfMemoryError("Java heap space");
                    },
                    REFUSAL))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessage("messages.0: there is not enough memory to decode it");
  }

  @Test
  void awtIsHeadless() {
    DecodingThreads threads = new DecodingThreads(1, LONG);

    assertThat(threads.run(GraphicsEnvironment::isHeadless, REFUSAL)).isTrue();
  }
}
