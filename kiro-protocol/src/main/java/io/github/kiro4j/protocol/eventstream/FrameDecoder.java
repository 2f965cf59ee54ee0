package io.github.kiro4j.protocol.eventstream;

import io.github.kiro4j.protocol.eventstream.EventStreamException.MalformedHeader;
import io.github.kiro4j.protocol.eventstream.EventStreamException.MessageChecksum;
import io.github.kiro4j.protocol.eventstream.EventStreamException.Truncated;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Cuts a stream of bytes into frames, as the bytes come:
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
/// A frame that lies whole in the fed bytes is handed out where it lies; only one that spans
/// several feeds is gathered in a buffer, which never grows beyond that frame. The bytes fed thus
/// belong to the decoder until [#next()] has answered null.
///
/// The lengths of a frame are checked as soon as their twelve bytes are there, so that a damaged
/// one fails at once and does not wait for bytes that never come. The first failure is final: every
/// later call throws it again. One stream, one decoder, one thread.
public final class FrameDecoder {

  private static final byte[] NOTHING = {};

  private final FrameLimits limits;

  private byte[] fed = NOTHING;
  private int position;
  private int end;

  /// The beginning of a frame whose end is still to come, and its prelude once that is whole.
  private byte[] partial = NOTHING;

  private int partialLength;
  private @Nullable Prelude partialPrelude;

  private long frameOffset;
  private @Nullable EventStreamException failure;

  /// A decoder with the limits of the specification.
  public FrameDecoder() {
    this(FrameLimits.DEFAULT);
  }

  public FrameDecoder(FrameLimits limits) {
    this.limits = limits;
  }

  /// Takes the next bytes of the stream, any number of them.
  ///
  /// @throws EventStreamException the earlier failure, if there was one
  /// @throws IllegalStateException when [#next()] has not yet answered null for the bytes before
  public void feed(byte[] bytes, int offset, int length) throws EventStreamException {
    throwEarlierFailure();
    checkDrained();
    position = Objects.checkFromIndexSize(offset, length, bytes.length);
    end = offset + length;
    fed = bytes;
  }

  /// The next frame, or null when it needs more bytes.
  ///
  /// @throws EventStreamException when the frame is damaged or malformed; good frames before it
  ///   have been returned by then
  public @Nullable Frame next() throws EventStreamException {
    throwEarlierFailure();
    try {
      return partialLength == 0 ? nextFromFed() : nextFromPartial();
    } catch (EventStreamException e) {
      throw fail(e);
    }
  }

  /// Says that no more bytes will come.
  ///
  /// @throws Truncated when the stream ends inside a frame
  /// @throws EventStreamException the earlier failure, if there was one
  /// @throws IllegalStateException when [#next()] has not yet answered null for the bytes before
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

  /// Moves fed bytes to the partial frame until that has `size` bytes; false when they do not
  /// suffice.
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
      throw new IllegalStateException("next() has not yet answered null for the bytes fed before");
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
