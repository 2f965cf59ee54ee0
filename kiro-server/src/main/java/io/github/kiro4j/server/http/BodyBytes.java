package io.github.kiro4j.server.http;

import io.github.kiro4j.server.cpu.TimeSlice;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/// Reads bodies as a whole, to a maximum length.
public final class BodyBytes {

  private static final int MIN_BYTES = 8 * 1024;

  /// Most bytes that one step reads, which takes some 100 µs if the bytes are inflated.
  private static final int STEP_BYTES = 64 * 1024;

  private final InputStream body;
  private byte[] bytes;
  private final TimeSlice slice = new TimeSlice();
  private int length;

  private BodyBytes(InputStream body, int announced) {
    this.body = body;
    this.bytes = new byte[Math.max(announced, MIN_BYTES)];
  }

  /// Reads a body to its end.
  ///
  /// @param announced the length that the client announces, for which memory is reserved; negative
  ///   if it is unknown
  /// @param limit maximum length
  /// @throws LimitExceededException as soon as more bytes were read
  public static byte[] read(InputStream body, int announced, long limit) throws IOException {
    return new BodyBytes(body, announced).read(limit);
  }

  private byte[] read(long limit) throws IOException {
    while (fill()) {
      if (length > limit) {
        throw new LimitExceededException();
      }
    }
    return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
  }

  /// Reads what is there; false at the end of the body.
  private boolean fill() throws IOException {
    if (length < bytes.length) {
      int count = body.read(bytes, length, Math.min(STEP_BYTES, bytes.length - length));
      length += Math.max(count, 0);
      slice.endStep();
      return count >= 0;
    }
    int next = body.read();
    if (next < 0) {
      return false;
    }
    bytes = Arrays.copyOf(bytes, nextSize());
    bytes[length] = (byte) next;
    length++;
    return true;
  }

  private int nextSize() {
    return (int) Math.min(2L * bytes.length, Integer.MAX_VALUE - 8);
  }

  /// The body has more bytes than the limit.
  public static final class LimitExceededException extends IOException {
    private static final long serialVersionUID = 1L;
  }
}
