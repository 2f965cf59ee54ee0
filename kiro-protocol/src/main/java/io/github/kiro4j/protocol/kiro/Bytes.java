package io.github.kiro4j.protocol.kiro;

/// A binary value: base64 text without a data-URL prefix. The text is kept as it was received, so
/// that large values are never copied.
public record Bytes(String bytes) {}
