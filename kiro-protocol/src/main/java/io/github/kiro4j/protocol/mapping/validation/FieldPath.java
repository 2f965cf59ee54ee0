package io.github.kiro4j.protocol.mapping.validation;

/// A place in a request, in the notation of the Messages API: `messages.0.content.2.source`.
public record FieldPath(String text) {

  /// The place of a member of the object at this place.
  public FieldPath member(String name) {
    return new FieldPath(text + "." + name);
  }

  /// The place of an item of the list at this place, counted from 0.
  public FieldPath item(int index) {
    return new FieldPath(text + "." + index);
  }

  /// An exception that refuses the value at this place.
  public InvalidRequestException refuse(String problem) {
    return new InvalidRequestException(text + ": " + problem);
  }

  @Override
  public String toString() {
    return text;
  }
}
