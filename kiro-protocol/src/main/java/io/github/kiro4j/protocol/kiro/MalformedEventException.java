package io.github.kiro4j.protocol.kiro;



/// A whole, undamaged frame is not an event of the Kiro API. The message holds no content.
public final class MalformedEventException extends Exception {

  private static final long serialVersionUID = 1L;

  MalformedEventException(String problem) {
    super(problem);
  }
}
