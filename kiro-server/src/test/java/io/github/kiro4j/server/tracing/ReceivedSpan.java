package io.github.kiro4j.server.tracing;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A span as a collector receives it: the fields of OTLP's `trace.proto` that the tests need.
///
/// @param parent empty for a span without one
record ReceivedSpan(
    String trace,
    String id,
    String parent,
    String name,
    long nanos,
    Map<String, String> attributes) {

  /// The spans of an `ExportTraceServiceRequest`.
  static List<ReceivedSpan> of(byte[] body) throws InvalidProtocolBufferException {
    List<ReceivedSpan> spans = new ArrayList<>();
    for (ByteString resource : members(ByteString.copyFrom(body), 1)) {
      for (ByteString scope : members(resource, 2)) {
        for (ByteString span : members(scope, 2)) {
          spans.add(span(span));
        }
      }
    }
    return spans;
  }

  private static ReceivedSpan span(ByteString span) throws InvalidProtocolBufferException {
    Map<String, String> attributes = new TreeMap<>();
    for (ByteString attribute : members(span, 9)) {
      attributes.put(text(attribute, 1), value(members(attribute, 2).getFirst()));
    }
    UnknownFieldSet fields = UnknownFieldSet.parseFrom(span);
    long start = fields.getField(7).getFixed64List().getFirst();
    long end = fields.getField(8).getFixed64List().getFirst();
    return new ReceivedSpan(
        hex(span, 1), hex(span, 2), hex(span, 4), text(span, 5), end - start, attributes);
  }

  /// A text, a number, or the members of an array.
  private static String value(ByteString value) throws InvalidProtocolBufferException {
    UnknownFieldSet fields = UnknownFieldSet.parseFrom(value);
    if (fields.hasField(1)) {
      return text(value, 1);
    }
    if (fields.hasField(5)) {
      return value(members(members(value, 5).getFirst(), 1).getFirst());
    }
    return fields.hasField(3) ? fields.getField(3).getVarintList().getFirst().toString() : "";
  }

  private static List<ByteString> members(ByteString message, int field)
      throws InvalidProtocolBufferException {
    return UnknownFieldSet.parseFrom(message).getField(field).getLengthDelimitedList();
  }

  private static String text(ByteString message, int field) throws InvalidProtocolBufferException {
    return members(message, field).getFirst().toStringUtf8();
  }

  private static String hex(ByteString message, int field) throws InvalidProtocolBufferException {
    List<ByteString> bytes = members(message, field);
    return bytes.isEmpty() ? "" : HexFormat.of().formatHex(bytes.getFirst().toByteArray());
  }
}
