package io.github.kiro4j.server.openai;

import io.github.kiro4j.protocol.failure.ClientError;
import io.github.kiro4j.protocol.mapping.validation.InvalidRequestException;
import io.github.kiro4j.server.http.ApiException;
import io.github.kiro4j.server.http.ReceivedRequest;
import java.util.function.Function;

/// Translates requests of OpenAI's APIs.
final class Translations {

  private Translations() {}

  /// The request in the form of the Messages API.
  ///
  /// @throws ApiException if a parameter has no equivalent
  static <R, T> ReceivedRequest<T> translate(
      ReceivedRequest<R> received, Function<R, T> translation) {
    try {
      return received.map(translation);
    } catch (InvalidRequestException e) {
      throw new ApiException(new ClientError(e.type().status(), e.apiError(), null, false));
    }
  }
}
