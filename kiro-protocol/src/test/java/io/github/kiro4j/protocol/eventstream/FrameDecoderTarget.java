package io.github.kiro4j.protocol.eventstream;

import io.github.kiro4j.protocol.fuzz.Fuzzing;
import io.github.kiro4j.protocol.kiro.KiroEventReader;
import io.github.kiro4j.protocol.kiro.MalformedEventException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// Fuzzes the decoder of frames and the reader of their events: both fail with their own exceptions
/// only, and the slices in which a stream arrives make no difference.
///
/// The lowest seven bits of the first byte are the length of a slice. If its highest bit is set,
/// the rest is a list of frames without checksums, so that the search reaches what follows them:
/// one byte with the length of the headers, two bytes with the length of the payload, headers,
/// payload.
public final class FrameDecoderTarget {

  private FrameDecoderTarget() {}

  public static void fuzzerInitialize() {
    Fuzzing.loadClasses(FrameDecoderTarget.class, FrameDecoderTarget::fuzzerTestOneInput);
  }

  public static void fuzzerTestOneInput(byte[] input) {
    ByteBuffer rest = ByteBuffer.wrap(input);
    int options = rest.hasRemaining() ? rest.get() : 0;
    byte[] stream = options < 0 ? withChecksums(rest) : take(rest, rest.remaining());
    String whole = decode(stream, Math.max(1, stream.length));
    String sliced = decode(stream, 1 + (options & 0x7F));
    if (!whole.equals(sliced)) {
      throw new AssertionError("whole: " + whole + "\nsliced: " + sliced);
    }
  }

  private static byte[] withChecksums(ByteBuffer rest) {
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    while (rest.remaining() >= 3) {
      int headersLength = Byte.toUnsignedInt(rest.get());
      int payloadLength = Short.toUnsignedInt(rest.getShort());
      byte[] headers = take(rest, headersLength);
      byte[] payload = take(rest, payloadLength);
      int length = Prelude.OVERHEAD + headers.length + payload.length;
      byte[] prelude = Streams.prelude(length, headers.length);
      stream.writeBytes(
          Streams.withMessageChecksum(Streams.concat(prelude, headers, payload, new byte[4])));
    }
    return stream.toByteArray();
  }

  private static byte[] take(ByteBuffer from, int length) {
    byte[] taken = new byte[Math.min(length, from.remaining())];
    from.get(taken);
    return taken;
  }

  /// The frames with their events, and how the stream ends.
  private static String decode(byte[] stream, int sliceLength) {
    List<Content> frames = new ArrayList<>();
    String end = "complete";
    try {
      Streams.decode(stream, List.of(sliceLength), frames);
    } catch (EventStreamException e) {
      end = e.toString();
    }
    return frames.stream().map(FrameDecoderTarget::describe).toList() + " " + end;
  }

  private static String describe(Content frame) {
    try {
      byte[] encoded = frame.encoded();
      return frame + " " + KiroEventReader.read(Streams.firstFrame(encoded));
    } catch (MalformedEventException e) {
      return frame + " " + e.getMessage();
    } catch (EventStreamException e) {
      throw new AssertionError("a frame that was decoded cannot be encoded: " + frame, e);
    }
  }
}
