package io.github.kiro4j.protocol.kiro;



/// A binary value: base64 text without a data-URL prefix, kept as it came so that it is never
/// copied.
public record Bytes(String bytes) {}
