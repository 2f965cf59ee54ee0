package io.github.kiro4j.protocol.mapping.answer;

/// How the body of an HTTP response ended.
public enum BodyEnd {

  /// At the place that the response itself marks: after its `Content-Length` bytes, or with the
  /// last chunk.
  MARKED,

  /// With the connection. A response that has neither a length nor chunks ends this way, and so
  /// does such a response that is cut off.
  BY_CLOSE
}
