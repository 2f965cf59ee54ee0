package io.github.kiro4j.server.overload;

/// What one admitted request holds. Safe for use by many threads.
public final class Ticket implements AutoCloseable {

  /// A body whose length is not known beforehand reserves memory in steps of this size.
  static final long STEP = 1L << 20;

  private final RequestAdmission admission;
  private final String client;
  private long bytes;
  private boolean streams;
  private boolean closed;

  Ticket(RequestAdmission admission, String client, long bytes) {
    this.admission = admission;
    this.client = client;
    this.bytes = bytes;
  }

  /// Reserves memory for a body that is longer than was known.
  ///
  /// @param total bytes of the body so far
  /// @return whether there is memory
  public synchronized boolean reserve(long total) {
    if (total <= bytes || closed) {
      return true;
    }
    long more = Math.max(STEP, total - bytes);
    boolean taken = admission.bodies().tryTake(client, more);
    bytes += taken ? more : 0;
    return taken;
  }

  /// The response is a stream.
  public synchronized void startStream() {
    if (!streams && !closed) {
      streams = true;
      admission.streamStarted();
    }
  }

  /// Gives everything back; once.
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      admission.release(client, bytes, streams);
    }
  }
}
