package io.github.kiro4j.protocol.eventstream;

import java.util.List;
import java.util.Optional;

/// One whole, undamaged frame: headers and a payload.
///
/// A frame is a view of the bytes that the [FrameDecoder] was fed. It and its [#payload()] are
/// valid until the next call of the decoder, and only as long as nobody writes to the array that
/// was fed; the strings, header values and copies taken from it are valid for good.
public final class Frame {

  private final HeaderBlock headers;
  private final ByteSlice payload;

  Frame(HeaderBlock headers, ByteSlice payload) {
    this.headers = headers;
    this.payload = payload;
  }

  /// Whether there is a string header of that name with exactly that value. Allocates nothing when
  /// name and value are ASCII.
  public boolean headerEquals(String name, String value) {
    int at = headers.find(name);
    return at != HeaderBlock.NOT_FOUND && headers.isText(at) && headers.valueEquals(at, value);
  }

  /// The value of the string header of that name; empty when there is none, or it is not a string.
  public Optional<String> headerText(String name) {
    int at = headers.find(name);
    return at != HeaderBlock.NOT_FOUND && headers.isText(at)
        ? Optional.of(headers.text(at))
        : Optional.empty();
  }

  /// The value of the header of that name, whatever its type.
  public Optional<HeaderValue> header(String name) {
    int at = headers.find(name);
    return at == HeaderBlock.NOT_FOUND ? Optional.empty() : Optional.of(headers.value(at));
  }

  /// All headers in the order of the wire, which carries no meaning.
  public List<Header> headers() {
    return headers.toList();
  }

  /// The payload, not copied; `:content-type` says what it is.
  public ByteSlice payload() {
    return payload;
  }
}
