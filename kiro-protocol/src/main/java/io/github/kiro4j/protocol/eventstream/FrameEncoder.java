package io.github.kiro4j.protocol.eventstream;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Encodes frames.
///
/// Every method throws [IllegalArgumentException] for what the encoding does not allow: a header
/// name that is empty, longer than 255 bytes or present twice, a value longer than 32,767 bytes,
/// text with half of a surrogate pair, headers of more than 128 KiB, a payload of more than 24 MiB.
public final class FrameEncoder {

  private static final String JSON = "application/json";

  private FrameEncoder() {}

  /// A frame with an event, whose payload is a JSON object.
  ///
  /// @param eventType name of the event, for example `assistantResponseEvent`
  public static byte[] event(String eventType, byte[] json) {
    return withJson(Header.EVENT_TYPE, eventType, "event", json);
  }

  /// A frame with a modelled exception, which ends the stream and whose payload is a JSON object.
  ///
  /// @param exceptionType name of the exception, for example `ThrottlingException`
  public static byte[] exception(String exceptionType, byte[] json) {
    return withJson(Header.EXCEPTION_TYPE, exceptionType, "exception", json);
  }

  /// A frame with an error outside of the service's model, which is stated in headers alone.
  public static byte[] error(String errorCode, String errorMessage) {
    return encode(
        List.of(
            Header.text(Header.ERROR_CODE, errorCode),
            Header.text(Header.ERROR_MESSAGE, errorMessage),
            Header.text(Header.MESSAGE_TYPE, "error")),
        new byte[0]);
  }

  /// A frame with these headers, in this order, and this payload.
  public static byte[] encode(List<Header> headers, byte[] payload) {
    checkNamesDiffer(headers);
    List<EncodedHeader> encoded = headers.stream().map(EncodedHeader::of).toList();
    long headersLength = encoded.stream().mapToLong(EncodedHeader::length).sum();
    checkLength(headersLength, FrameLimits.MAX_HEADERS, "headers");
    checkLength(payload.length, FrameLimits.MAX_PAYLOAD, "payload");
    return frame(encoded, (int) headersLength, payload);
  }

  private static byte[] withJson(String typeHeader, String type, String messageType, byte[] json) {
    return encode(
        List.of(
            Header.text(typeHeader, type),
            Header.text(Header.CONTENT_TYPE, JSON),
            Header.text(Header.MESSAGE_TYPE, messageType)),
        json);
  }

  private static byte[] frame(List<EncodedHeader> headers, int headersLength, byte[] payload) {
    byte[] frame = new byte[Prelude.OVERHEAD + headersLength + payload.length];
    ByteBuffer buffer = ByteBuffer.wrap(frame);
    buffer.putInt(frame.length).putInt(headersLength);
    buffer.putInt(Checksum.of(frame, 0, buffer.position()));
    headers.forEach(header -> header.writeTo(buffer));
    buffer.put(payload);
    buffer.putInt(Checksum.of(frame, 0, buffer.position()));
    return frame;
  }

  private static void checkNamesDiffer(List<Header> headers) {
    Set<String> names = new HashSet<>();
    for (Header header : headers) {
      if (!names.add(header.name())) {
        throw new IllegalArgumentException("header '%s' is present twice".formatted(header.name()));
      }
    }
  }

  private static void checkLength(long length, int max, String part) {
    if (length > max) {
      throw new IllegalArgumentException("%d bytes of %s exceed %d".formatted(length, part, max));
    }
  }
}
