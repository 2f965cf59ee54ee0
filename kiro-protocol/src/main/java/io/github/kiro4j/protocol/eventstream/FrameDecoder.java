package io.github.kiro4j.protocol.eventstream;

import io.github.kiro4j.protocol.eventstream.EventStreamException.MalformedHeader;
import io.github.kiro4j.protocol.eventstream.EventStreamException.MessageChecksum;
import io.github.kiro4j.protocol.eventstream.EventStreamException.Truncated;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Splits a stream of bytes into frames while the bytes arrive:
///
/// ```java
/// while ((length = in.read(buffer)) >= 0) {
///   decoder.feed(buffer, 0, length);
///   Frame frame;
///   while ((frame = decoder.next()) != null) {
///     handle(frame);
///   }
/// }
/// decoder.finish();
/// ```
///
/// A frame that is complete in the fed bytes is returned as a view of them. A frame that spans
/// several feeds is copied to a buffer, which never grows beyond that frame. The fed array belongs
/// to the decoder until [#next()] has returned null.
///
/// The lengths of a frame are checked as soon as its first twelve bytes have arrived, so that a
/// damaged length fails at once instead of waiting for bytes that never arrive. The first failure
/// is final: every later call throws it again. A decoder reads one stream and is not thread-safe.
public final class FrameDecoder {

  private static final byte[] NOTHING = {};

  private final FrameLimits limits;

  private byte[] fed = NOTHING;
  private int position;
  private int end;

  /// The beginning of a frame whose end has not arrived, and the frame's prelude once it is
  /// complete.
  private byte[] partial = NOTHING;

  private int partialLength;
  private @Nullable Prelude partialPrelude;

  private long frameOffset;
  private @Nullable EventStreamException failure;

  /// Creates a decoder with the limits of the specification.
  public FrameDecoder() {
    this(FrameLimits.DEFAULT);
  }

  /// Creates a decoder that refuses frames beyond these limits.
  public FrameDecoder(FrameLimits limits) {
    this.limits = limits;
  }

  /// Accepts the next bytes of the stream, of any number.
  ///
  /// @throws EventStreamException the earlier failure, if there was one
  /// @throws IllegalStateException if [#next()] has not yet returned null for the bytes before
  public void feed(byte[] bytes, int offset, int length) throws EventStreamException {
    throwEarlierFailure();
    checkDrained();
    position = Objects.checkFromIndexSize(offset, length, bytes.length);
    end = offset + length;
    fed = bytes;
  }

  /// The next frame, or null if more bytes are needed.
  ///
  /// @throws EventStreamException if the frame is damaged or malformed; the undamaged frames before
  ///   it have been returned by earlier calls
  public @Nullable Frame next() throws EventStreamException {
    throwEarlierFailure();
    try {
      return partialLength == 0 ? nextFromFed() : nextFromPartial();
    } catch (EventStreamException e) {
      throw fail(e);
    }
  }

  /// Signals the end of the stream.
  ///
  /// @throws Truncated if the stream ends inside a frame
  /// @throws EventStreamException the earlier failure, if there was one
  /// @throws IllegalStateException if [#next()] has not yet returned null for the bytes before
  public void finish() throws EventStreamException {
    throwEarlierFailure();
    checkDrained();
    if (partialLength > 0) {
      throw fail(new Truncated(frameOffset, frameOffset + partialLength));
    }
  }

  private @Nullable Frame nextFromFed() throws EventStreamException {
    int available = end - position;
    if (available < Prelude.LENGTH) {
      return nextFromPartial();
    }
    Prelude prelude = Prelude.read(fed, position, frameOffset, limits);
    if (available < prelude.totalLength()) {
      partialPrelude = prelude;
      return nextFromPartial();
    }
    Frame frame = frame(fed, position, prelude);
    position += prelude.totalLength();
    return frame;
  }

  private @Nullable Frame nextFromPartial() throws EventStreamException {
    Prelude prelude = partialPrelude;
    if (prelude == null) {
      if (!gather(Prelude.LENGTH)) {
        return null;
      }
      prelude = Prelude.read(partial, 0, frameOffset, limits);
      partialPrelude = prelude;
    }
    if (!gather(prelude.totalLength())) {
      return null;
    }
    Frame frame = frame(partial, 0, prelude);
    partialLength = 0;
    partialPrelude = null;
    return frame;
  }

  /// Copies fed bytes to the partial frame until it has `size` bytes; false if there are too few.
  private boolean gather(int size) {
    int count = Math.min(size - partialLength, end - position);
    if (partialLength + count > partial.length) {
      int doubled = Math.min(2 * partial.length, size);
      partial = Arrays.copyOf(partial, Math.max(doubled, partialLength + count));
    }
    System.arraycopy(fed, position, partial, partialLength, count);
    partialLength += count;
    position += count;
    return partialLength == size;
  }

  private Frame frame(byte[] bytes, int start, Prelude prelude)
      throws MessageChecksum, MalformedHeader {
    int checked = prelude.totalLength() - Integer.BYTES;
    checkMessage(bytes, start, checked);
    int headersStart = start + Prelude.LENGTH;
    HeaderBlock headers =
        HeaderBlock.read(bytes, headersStart, prelude.headersLength(), frameOffset);
    int payloadStart = headersStart + prelude.headersLength();
    ByteSlice payload = new ByteSlice(bytes, payloadStart, start + checked - payloadStart);
    frameOffset += prelude.totalLength();
    return new Frame(headers, payload);
  }

  private void checkMessage(byte[] bytes, int start, int length) throws MessageChecksum {
    int stored = ByteBuffer.wrap(bytes).getInt(start + length);
    int computed = Checksum.of(bytes, start, length);
    if (stored != computed) {
      throw new MessageChecksum(stored, computed, frameOffset, frameOffset + length);
    }
  }

  private void checkDrained() {
    if (position < end) {
      throw new IllegalStateException(
          "the bytes fed before have not been read to their end: call next() until it returns null");
    }
  }

  private void throwEarlierFailure() throws EventStreamException {
    if (failure != null) {
      throw failure;
    }
  }

  private EventStreamException fail(EventStreamException e) {
    failure = e;
    fed = NOTHING;
    partial = NOTHING;
    return e;
  }
}
