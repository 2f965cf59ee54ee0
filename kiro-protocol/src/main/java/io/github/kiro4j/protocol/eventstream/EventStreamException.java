package io.github.kiro4j.protocol.eventstream;

import java.util.HexFormat;

/// The bytes are not a stream of complete, undamaged frames. The position of the next frame is
/// unknown, so that no later frame can be read.
///
/// Offsets count bytes from the beginning of the stream. Messages state offsets, lengths and
/// checksums, never content.
public abstract sealed class EventStreamException extends Exception {

  private static final long serialVersionUID = 1L;

  private final long frameOffset;
  private final long offset;

  private EventStreamException(String problem, long frameOffset, long offset) {
    super(
        "%s (at byte %d of the stream, in the frame that begins at byte %d)"
            .formatted(problem, offset, frameOffset));
    this.frameOffset = frameOffset;
    this.offset = offset;
  }

  /// Offset of the damaged frame.
  public long frameOffset() {
    return frameOffset;
  }

  /// Offset at which the damage was detected: of the checksum, length or header that is wrong, or
  /// of the end of the input.
  public long offset() {
    return offset;
  }

  /// The lengths at the beginning of a frame do not match their checksum.
  ///
  /// A body that is not an event stream, such as a proxy's error page, fails in this way as well.
  public static final class PreludeChecksum extends EventStreamException {

    private static final long serialVersionUID = 1L;

    PreludeChecksum(int stored, int computed, long frameOffset) {
      super(
          mismatch("prelude", stored, computed),
          frameOffset,
          frameOffset + Prelude.CHECKSUM_OFFSET);
    }
  }

  /// A frame's headers or payload do not match its checksum.
  public static final class MessageChecksum extends EventStreamException {

    private static final long serialVersionUID = 1L;

    MessageChecksum(int stored, int computed, long frameOffset, long offset) {
      super(mismatch("message", stored, computed), frameOffset, offset);
    }
  }

  /// The lengths match their checksum, but describe no possible frame, or a frame beyond the
  /// limits.
  public static final class InvalidLength extends EventStreamException {

    private static final long serialVersionUID = 1L;

    InvalidLength(String problem, long frameOffset, long offset) {
      super(problem, frameOffset, offset);
    }
  }

  /// A header violates the encoding, although the frame's checksums match.
  public static final class MalformedHeader extends EventStreamException {

    private static final long serialVersionUID = 1L;

    MalformedHeader(String problem, long frameOffset, long offset) {
      super(problem, frameOffset, offset);
    }
  }

  /// The input ended inside a frame.
  public static final class Truncated extends EventStreamException {

    private static final long serialVersionUID = 1L;

    Truncated(long frameOffset, long offset) {
      super("the stream ends inside a frame", frameOffset, offset);
    }
  }

  private static String mismatch(String part, int stored, int computed) {
    HexFormat hex = HexFormat.of();
    return "%s checksum mismatch: stored %s, computed %s"
        .formatted(part, hex.toHexDigits(stored), hex.toHexDigits(computed));
  }
}
