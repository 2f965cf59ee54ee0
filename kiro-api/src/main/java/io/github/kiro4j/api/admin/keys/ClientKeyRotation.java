package io.github.kiro4j.api.admin.keys;

/// The body of `POST /keys/{id}/rotate`.
///
/// @param overlapSeconds for how long the present key is accepted beside the new one; 0 for not at
///   all
public record ClientKeyRotation(long overlapSeconds) {}
