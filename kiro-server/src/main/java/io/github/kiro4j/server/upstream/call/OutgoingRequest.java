package io.github.kiro4j.server.upstream.call;

import io.github.kiro4j.protocol.kiro.KiroRequest;

/// A request for the upstream.
///
/// @param bytes about how many bytes the request takes as JSON; a large request is written outside
///   of the virtual threads
public record OutgoingRequest(KiroRequest content, int bytes) {}
