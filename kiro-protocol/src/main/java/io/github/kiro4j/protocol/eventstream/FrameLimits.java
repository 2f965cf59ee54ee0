package io.github.kiro4j.protocol.eventstream;

/// The largest sizes of the parts of a frame, in bytes. A [FrameDecoder] buffers at most one frame
/// of this size.
///
/// No limit may be larger than the specification's.
public record FrameLimits(int maxPayload, int maxHeaders) {

  /// 24 MiB, the specification's limit.
  public static final int MAX_PAYLOAD = 24 * 1024 * 1024;

  /// 128 KiB, the specification's limit.
  public static final int MAX_HEADERS = 128 * 1024;

  /// The specification's limits.
  public static final FrameLimits DEFAULT = new FrameLimits(MAX_PAYLOAD, MAX_HEADERS);

  /// @throws IllegalArgumentException if a limit is negative or larger than the specification's
  public FrameLimits {
    checkWithin(maxPayload, MAX_PAYLOAD, "maxPayload");
    checkWithin(maxHeaders, MAX_HEADERS, "maxHeaders");
  }

  private static void checkWithin(int value, int max, String name) {
    if (value < 0 || value > max) {
      throw new IllegalArgumentException(
          "%s must be between 0 and %d, not %d".formatted(name, max, value));
    }
  }
}
