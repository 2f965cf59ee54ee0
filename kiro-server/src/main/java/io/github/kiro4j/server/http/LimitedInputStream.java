package io.github.kiro4j.server.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Fails as soon as more bytes than the limit were read.
public final class LimitedInputStream extends FilterInputStream {

  private long remaining;

  public LimitedInputStream(InputStream in, long limit) {
    super(in);
    this.remaining = limit;
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    count(value < 0 ? 0 : 1);
    return value;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read = super.read(bytes, offset, length);
    count(Math.max(read, 0));
    return read;
  }

  private void count(int read) throws LimitExceededException {
    remaining -= read;
    if (remaining < 0) {
      throw new LimitExceededException();
    }
  }

  /// The stream has more bytes than the limit.
  public static final class LimitExceededException extends IOException {
    private static final long serialVersionUID = 1L;
  }
}
