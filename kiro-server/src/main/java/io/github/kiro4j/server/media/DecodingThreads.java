package io.github.kiro4j.server.media;

import io.github.kiro4j.api.messages.ErrorType;
import io.github.kiro4j.protocol.failure.ClientError;
import io.github.kiro4j.protocol.mapping.validation.InvalidRequestException;
import io.github.kiro4j.server.cpu.CpuThreads;
import io.github.kiro4j.server.http.ApiException;
import io.github.kiro4j.server.logging.RequestContext;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Platform threads that decode files. Decoding is CPU-bound, so that on the virtual threads of the
/// requests it would block the streams of other requests; more decoders than cores would only take
/// more memory.
///
/// Java cannot stop a thread from outside: a decoder that exceeds the limit is interrupted, and
/// decoders call [#checkpoint] in every loop that may take long. A decoder that does not call it
/// keeps its permit until it ends.
public final class DecodingThreads {

  private static final Logger LOG = LoggerFactory.getLogger(DecodingThreads.class);

  private final Semaphore permits;
  private final Duration limit;

  /// @param count maximum number of files that are decoded at the same time
  /// @param limit maximum wait for a permit, and maximum time to decode one file after it
  public DecodingThreads(int count, Duration limit) {
    this.permits = new Semaphore(count, true);
    this.limit = limit;
    // Without headless mode AWT would look for a window system.
    System.setProperty("java.awt.headless", "true");
  }

  /// Decodes one file and waits for the result.
  ///
  /// @throws InvalidRequestException if the file cannot be decoded within the limit
  /// @throws ApiException if no permit becomes free within the limit
  public <T> T run(Callable<T> decoding, DecodingRefusal refusal) {
    return CpuThreads.waiting(() -> decode(decoding, refusal));
  }

  private <T> T decode(Callable<T> decoding, DecodingRefusal refusal) {
    FutureTask<T> task = new FutureTask<>(decoding);
    try {
      acquirePermit();
      Thread.ofPlatform()
          .daemon()
          .name("decoder")
          .start(RequestContext.carried(() -> runAndRelease(task)));
      return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      throw refusal.because("it takes longer than %d ms to decode".formatted(limit.toMillis()));
    } catch (ExecutionException e) {
      throw refused(e.getCause(), refusal);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw overloaded();
    } finally {
      task.cancel(true);
    }
  }

  /// Ends the calling decoder if it has exceeded the limit.
  public static void checkpoint() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException();
    }
  }

  private void acquirePermit() throws InterruptedException {
    if (!permits.tryAcquire(limit.toMillis(), TimeUnit.MILLISECONDS)) {
      throw overloaded();
    }
  }

  private void runAndRelease(FutureTask<?> task) {
    try {
      task.run();
    } finally {
      permits.release();
    }
  }

  /// Decoders fail on damaged files with arbitrary exceptions, and with errors such as a stack
  /// overflow. Their messages may quote the file, so only the class is logged.
  private static InvalidRequestException refused(
      @Nullable Throwable cause, DecodingRefusal refusal) {
    if (cause instanceof InvalidRequestException refused) {
      return refused;
    }
    LOG.info("a file could not be decoded: {}", cause == null ? "" : cause.getClass().getName());
    if (cause instanceof OutOfMemoryError) {
      return refusal.because("there is not enough memory to decode it");
    }
    return refusal.because("it is damaged or its format is unknown");
  }

  private static ApiException overloaded() {
    return new ApiException(ClientError.of(ErrorType.OVERLOADED_ERROR, "Overloaded"));
  }
}
