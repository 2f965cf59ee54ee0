package io.github.kiro4j.api.messages.reader;

/// A request body that is not JSON, or not a request of the Messages API. The message is safe for
/// clients: it states the place in the notation of the Messages API and quotes nothing of the body.
public final class InvalidRequestBodyException extends Exception {

  private static final long serialVersionUID = 1L;

  InvalidRequestBodyException(String message) {
    super(message);
  }

  InvalidRequestBodyException(String message, Throwable cause) {
    super(message, cause);
  }
}
