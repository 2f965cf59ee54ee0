package io.github.kiro4j.server.media;

import io.github.kiro4j.api.messages.ErrorType;
import io.github.kiro4j.protocol.failure.ClientError;
import io.github.kiro4j.protocol.mapping.validation.InvalidRequestException;
import io.github.kiro4j.server.http.ApiException;
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

/// The threads that decode. Decoding is pure computing, so on the virtual threads of the requests
/// it would hold up the streams of everybody else; and more decoders at once than there are cores
/// would only need more memory.
///
/// A thread cannot be stopped from outside: what is too late is interrupted, and decoders call
/// [#checkpoint] wherever they might stay for long. One that does not keeps its place until it
/// ends.
public final class DecodingThreads {

  private static final Logger LOG = LoggerFactory.getLogger(DecodingThreads.class);

  private final Semaphore places;
  private final Duration limit;

  /// @param count how many files are decoded at once
  /// @param limit longest wait for a thread, and then longest time to decode one file
  public DecodingThreads(int count, Duration limit) {
    this.places = new Semaphore(count, true);
    this.limit = limit;
    // What is drawn here goes into files; with a display AWT would look for a window system.
    System.setProperty("java.awt.headless", "true");
  }

  /// Decodes one file and waits for the result.
  ///
  /// @throws InvalidRequestException if the file cannot be decoded, or not in time
  /// @throws ApiException if all threads are taken for too long
  public <T> T run(Callable<T> decoding, DecodingRefusal refusal) {
    FutureTask<T> task = new FutureTask<>(decoding);
    try {
      takePlace();
      Thread.ofPlatform().daemon().name("decoder").start(() -> runAndLeave(task));
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

  /// Ends a decoder whose time is over.
  public static void checkpoint() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException();
    }
  }

  private void takePlace() throws InterruptedException {
    if (!places.tryAcquire(limit.toMillis(), TimeUnit.MILLISECONDS)) {
      throw overloaded();
    }
  }

  private void runAndLeave(FutureTask<?> task) {
    try {
      task.run();
    } finally {
      places.release();
    }
  }

  /// Decoders answer damaged files with any exception there is, and with errors such as a stack
  /// overflow. Messages of theirs may quote the file.
  private static InvalidRequestException refused(
      @Nullable Throwable cause, DecodingRefusal refusal) {
    if (cause instanceof InvalidRequestException refused) {
      return refused;
    }
    LOG.info("a file could not be decoded: {}", cause == null ? "" : cause.getClass().getName());
    if (cause instanceof OutOfMemoryError) {
      return refusal.because("there is not enough memory to decode it");
    }
    return refusal.because("it is damaged or of an unknown kind");
  }

  private static ApiException overloaded() {
    return new ApiException(ClientError.of(ErrorType.OVERLOADED_ERROR, "Overloaded"));
  }
}
