package io.github.kiro4j.protocol.mapping.answer.requirement;

import org.jspecify.annotations.Nullable;

/// A place in a JSON value.
///
/// @param parent the place of the object or list that holds the value; null at the root
/// @param name the member's name, or the index in the list
record Place(@Nullable Place parent, String name) {

  private static final int LONGEST_NAME = 80;

  static final Place ROOT = new Place(null, "");

  Place member(String member) {
    return new Place(this, member);
  }

  int depth() {
    return parent == null ? 0 : parent.depth() + 1;
  }

  /// The place in the notation of JSON pointers, with long names shortened.
  @Override
  public String toString() {
    return parent == null ? "the value" : pointer();
  }

  private String pointer() {
    String shown = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "…" : name;
    return (parent == null || parent.parent == null ? "" : parent.pointer()) + "/" + shown;
  }
}
