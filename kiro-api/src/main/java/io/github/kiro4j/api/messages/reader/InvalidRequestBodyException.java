package io.github.kiro4j.api.messages.reader;

/// A request body that is no JSON, or no request of the Messages API. The message is fit for the
/// client: it names the place in the API's own path style and quotes nothing of the body.
public final class InvalidRequestBodyException extends Exception {

  private static final long serialVersionUID = 1L;

  InvalidRequestBodyException(String message, Throwable cause) {
    super(message, cause);
  }
}
