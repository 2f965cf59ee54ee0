package io.github.kiro4j.protocol.eventstream;

import java.util.List;
import java.util.Optional;

/// One complete, undamaged frame: headers and a payload.
///
/// A frame is a view of the bytes that the [FrameDecoder] was fed. The frame and its [#payload()]
/// are valid until the next call of the decoder, and only while nothing writes to the array that
/// was fed. Strings, header values and copies taken from a frame stay valid.
public final class Frame {

  private final HeaderBlock headers;
  private final ByteSlice payload;

  Frame(HeaderBlock headers, ByteSlice payload) {
    this.headers = headers;
    this.payload = payload;
  }

  /// Whether the frame has a string header of this name with exactly this value. Allocates nothing
  /// if name and value are ASCII.
  public boolean headerEquals(String name, String value) {
    int at = headers.find(name);
    return at != HeaderBlock.NOT_FOUND && headers.isText(at) && headers.valueEquals(at, value);
  }

  /// The value of a string header; empty if the frame has no header of this name, or the value is
  /// not a string.
  public Optional<String> headerText(String name) {
    int at = headers.find(name);
    return at != HeaderBlock.NOT_FOUND && headers.isText(at)
        ? Optional.of(headers.text(at))
        : Optional.empty();
  }

  /// The value of a header of any type; empty if the frame has no header of this name.
  public Optional<HeaderValue> header(String name) {
    int at = headers.find(name);
    return at == HeaderBlock.NOT_FOUND ? Optional.empty() : Optional.of(headers.value(at));
  }

  /// All headers in the order of the encoding. The order has no meaning.
  public List<Header> headers() {
    return headers.toList();
  }

  /// The payload, not copied. The header `:content-type` states its media type.
  public ByteSlice payload() {
    return payload;
  }
}
