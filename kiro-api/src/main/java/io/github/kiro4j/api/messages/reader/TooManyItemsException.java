package io.github.kiro4j.api.messages.reader;

import com.fasterxml.jackson.core.JsonProcessingException;

/// A list of a request has more items than a request may have.
final class TooManyItemsException extends JsonProcessingException {

  private static final long serialVersionUID = 1L;

  /// @param field name of the list, for example `messages.0.content`
  TooManyItemsException(String field, int max) {
    super(
        "%s: List should have at most %d items after validation, not %d"
            .formatted(field, max, max + 1));
  }
}
