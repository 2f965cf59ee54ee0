package io.github.kiro4j.protocol.mapping.validation;



/// A place in a request, written like the Messages API writes it: `messages.0.content.2.source`.
public record FieldPath(String text) {

  public FieldPath member(String name) {
    return new FieldPath(text + "." + name);
  }

  public FieldPath item(int index) {
    return new FieldPath(text + "." + index);
  }

  /// The refusal of what stands at this place.
  public InvalidRequestException refuse(String problem) {
    return new InvalidRequestException(text + ": " + problem);
  }

  @Override
  public String toString() {
    return text;
  }
}
