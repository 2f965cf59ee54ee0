package io.github.kiro4j.server.media;

import io.github.kiro4j.protocol.mapping.validation.InvalidRequestException;

/// Creates the error for a file that cannot be sent upstream.
@FunctionalInterface
public interface DecodingRefusal {

  /// The error with the reason.
  ///
  /// @param problem the reason, as the rest of a sentence; it quotes nothing of the file
  InvalidRequestException because(String problem);
}
