package io.github.kiro4j.api.admin;

/// The body of `POST /credentials/{id}/priority`.
///
/// @param priority a whole number from 0; the lowest number is used first
public record PriorityChange(int priority) {

  public PriorityChange {
    if (priority < 0) {
      throw new InvalidMemberException(
          AdminErrorCode.INVALID_VALUE, "priority", "must be a whole number from 0 on");
    }
  }
}
