package io.github.kiro4j.server.http;

import io.github.kiro4j.server.cpu.CpuThreads;
import java.util.function.Function;
import java.util.function.Supplier;

/// A request of a client, and the threads for what takes long because the request is large.
///
/// @param <R> the record that the body stands for
public final class ReceivedRequest<R> {

  private final R request;
  private final int bytes;
  private final CpuThreads threads;

  /// @param bytes size of the request's body
  ReceivedRequest(R request, int bytes, CpuThreads threads) {
    this.request = request;
    this.bytes = bytes;
    this.threads = threads;
  }

  public R request() {
    return request;
  }

  /// Size of the request's body, inflated.
  public int bytes() {
    return bytes;
  }

  /// Does work whose time grows with the size of the request.
  public <T> T compute(Supplier<T> work) {
    return threads.run(bytes, work);
  }

  /// The same request in another form.
  public <T> ReceivedRequest<T> map(Function<R, T> translation) {
    return new ReceivedRequest<>(compute(() -> translation.apply(request)), bytes, threads);
  }
}
