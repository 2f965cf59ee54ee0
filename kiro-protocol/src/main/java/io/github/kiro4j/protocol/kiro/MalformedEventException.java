package io.github.kiro4j.protocol.kiro;

/// A complete, undamaged frame is not an event of the Kiro API. The message states no content.
public final class MalformedEventException extends Exception {

  private static final long serialVersionUID = 1L;

  MalformedEventException(String problem) {
    super(problem);
  }
}
