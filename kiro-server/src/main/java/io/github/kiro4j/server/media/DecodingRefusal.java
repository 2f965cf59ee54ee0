package io.github.kiro4j.server.media;

import io.github.kiro4j.protocol.mapping.validation.InvalidRequestException;

/// What the client reads about a file that cannot be carried.
@FunctionalInterface
public interface DecodingRefusal {

  /// The refusal, with what is wrong.
  ///
  /// @param problem what is wrong with the file, without a word of its content
  InvalidRequestException because(String problem);
}
