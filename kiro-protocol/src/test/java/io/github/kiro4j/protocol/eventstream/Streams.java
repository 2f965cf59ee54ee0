package io.github.kiro4j.protocol.eventstream;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// Builds and reads streams of bytes.
final class Streams {

  private Streams() {}

  static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  static byte[] encode(List<Content> frames) {
    return concat(frames.stream().map(Content::encoded).toArray(byte[][]::new));
  }

  /// The twelve bytes of a prelude with these lengths and a matching checksum.
  static byte[] prelude(int totalLength, int headersLength) {
    byte[] prelude = new byte[Prelude.LENGTH];
    ByteBuffer buffer = ByteBuffer.wrap(prelude).putInt(totalLength).putInt(headersLength);
    buffer.putInt(Checksum.of(prelude, 0, Prelude.CHECKSUM_OFFSET));
    return prelude;
  }

  /// A frame with matching checksums around a header block that may be malformed.
  static byte[] frameWithHeaderBlock(byte[] headerBlock) {
    int length = Prelude.OVERHEAD + headerBlock.length;
    return withMessageChecksum(
        concat(prelude(length, headerBlock.length), headerBlock, new byte[4]));
  }

  /// The frame with its last four bytes replaced by the checksum of those before.
  static byte[] withMessageChecksum(byte[] frame) {
    byte[] repaired = frame.clone();
    int end = frame.length - Integer.BYTES;
    ByteBuffer.wrap(repaired).putInt(end, Checksum.of(frame, 0, end));
    return repaired;
  }

  /// The first frame of the stream, as the decoder returns it.
  static Frame firstFrame(byte[] stream) throws EventStreamException {
    FrameDecoder decoder = new FrameDecoder();
    decoder.feed(stream, 0, stream.length);
    return Objects.requireNonNull(decoder.next());
  }

  static List<Content> decode(byte[] stream) throws EventStreamException {
    return decode(stream, List.of(stream.length));
  }

  static List<Content> decode(byte[] stream, List<Integer> sliceLengths)
      throws EventStreamException {
    List<Content> frames = new ArrayList<>();
    decode(stream, sliceLengths, frames);
    return frames;
  }

  /// Feeds the stream in slices of these lengths, repeated to the end of the stream, through one
  /// buffer, as a reader of a socket does, and overwrites the buffer when it no longer belongs to
  /// the decoder.
  static void decode(byte[] stream, List<Integer> sliceLengths, List<Content> frames)
      throws EventStreamException {
    FrameDecoder decoder = new FrameDecoder();
    byte[] buffer = new byte[sliceLengths.stream().mapToInt(Integer::intValue).max().orElseThrow()];
    int position = 0;
    for (int turn = 0; position < stream.length; turn++) {
      int length = sliceLengths.get(turn % sliceLengths.size());
      length = Math.min(length, stream.length - position);
      System.arraycopy(stream, position, buffer, 0, length);
      decoder.feed(buffer, 0, length);
      drain(decoder, frames);
      Arrays.fill(buffer, (byte) 0xAA);
      position += length;
    }
    decoder.finish();
  }

  private static void drain(FrameDecoder decoder, List<Content> frames)
      throws EventStreamException {
    for (Frame frame = decoder.next(); frame != null; frame = decoder.next()) {
      frames.add(Content.of(frame));
    }
  }
}
