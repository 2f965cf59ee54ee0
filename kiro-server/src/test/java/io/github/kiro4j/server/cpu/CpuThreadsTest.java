package io.github.kiro4j.server.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CpuThreadsTest {

  private static final long LARGE = 1 << 20;

  private final CpuThreads threads = new CpuThreads(1);
  private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();

  @AfterEach
  void close() {
    threads.stop();
    callers.shutdownNow();
  }

  @Test
  void largeWorkLeavesTheVirtualThread() throws Exception {
    Future<Thread> worker = callers.submit(() -> threads.run(LARGE, Thread::currentThread));

    assertThat(worker.get().isVirtual()).isFalse();
    assertThat(worker.get().getName()).startsWith("cpu-");
  }

  @Test
  void smallWorkStays() throws Exception {
    Future<Thread> worker = callers.submit(() -> threads.run(1_000, Thread::currentThread));

    assertThat(worker.get().isVirtual()).isTrue();
  }

  @Test
  void noMoreWorkRunsAtOnceThanThereAreThreads() throws Exception {
    CountDownLatch begun = new CountDownLatch(2);
    CountDownLatch end = new CountDownLatch(1);
    List<Future<Boolean>> work = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      work.add(
          callers.submit(() ->
              threads.run(
                  LARGE,
                  () -> {
                    begun.countDown();
                    return await(end);
                  })));
    }

    assertThat(begun.await(200, TimeUnit.MILLISECONDS)).isFalse();
    end.countDown();
    for (Future<Boolean> one : work) {
      assertThat(one.get()).isTrue();
    }
  }

  @Test
  void workThatWaitsForSomethingGivesWayToOtherWork() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    Future<Boolean> waiting =
        callers.submit(() -> threads.run(LARGE, () -> CpuThreads.waiting(() -> await(end))));

    assertThat(callers.submit(() -> threads.run(LARGE, () -> "done")).get()).isEqualTo("done");
    end.countDown();
    assertThat(waiting.get()).isTrue();
  }

  @Test
  void exceptionOfTheWorkReachesItsCaller() {
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            threads.run(
                LARGE,
                () -> {
                  throw new IllegalArgumentException("bad");
                }))
        .withMessage("bad");
  }

  private static boolean await(CountDownLatch latch) {
    try {
      latch.await();
      return true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
