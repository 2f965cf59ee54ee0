package io.github.kiro4j.server.http;

import io.github.kiro4j.api.messages.MessagesRequest;
import io.github.kiro4j.server.cpu.CpuThreads;
import java.util.function.Supplier;

/// A request of the Messages API, and the threads for what takes long because the request is large.
public final class ReceivedRequest {

  private final MessagesRequest request;
  private final int bytes;
  private final CpuThreads threads;

  /// @param bytes size of the request's body
  ReceivedRequest(MessagesRequest request, int bytes, CpuThreads threads) {
    this.request = request;
    this.bytes = bytes;
    this.threads = threads;
  }

  public MessagesRequest request() {
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
}
