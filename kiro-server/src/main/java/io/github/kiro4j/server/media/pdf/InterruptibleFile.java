package io.github.kiro4j.server.media.pdf;

import io.github.kiro4j.server.media.DecodingThreads;
import java.io.IOException;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/// A file in memory whose reads end a decoder that has exceeded its limit: a parser that loops on a
/// damaged file reads all the time.
final class InterruptibleFile extends RandomAccessReadBuffer {

  InterruptibleFile(byte[] file) {
    super(file);
  }

  @Override
  public int read() throws IOException {
    DecodingThreads.checkpoint();
    return super.read();
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    DecodingThreads.checkpoint();
    return super.read(bytes, offset, length);
  }
}
