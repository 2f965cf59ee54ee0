package io.github.kiro4j.server.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class TimeSliceTest {

  @Test
  @Timeout(30)
  void threadsThatNeverWaitLetOthersRun() throws Exception {
    AtomicBoolean end = new AtomicBoolean();
    List<Thread> busy = new ArrayList<>();
    for (int i = 0; i < 4 * Runtime.getRuntime().availableProcessors(); i++) {
      busy.add(Thread.startVirtualThread(() -> work(end)));
    }
    CountDownLatch others = new CountDownLatch(1);
    Thread.startVirtualThread(others::countDown);

    assertThat(others.await(20, TimeUnit.SECONDS)).isTrue();
    end.set(true);
    for (Thread thread : busy) {
      thread.join();
    }
  }

  private static void work(AtomicBoolean end) {
    TimeSlice slice = new TimeSlice();
    while (!end.get()) {
      slice.endStep(System.nanoTime());
      slice.endStep();
    }
  }
}
