package io.github.kiro4j.api.admin;

/// The response to a change that was carried out.
///
/// @param success always true; a failure is an [AdminError]
/// @param message a sentence that states the change
public record ActionResult(boolean success, String message) {

  /// The response to a successful change.
  public static ActionResult done(String message) {
    return new ActionResult(true, message);
  }
}
