package io.github.kiro4j.api.admin;

/// The answer of a change that was carried out.
///
/// @param success always true; failures are an [AdminError]
/// @param message a sentence that names what was changed
public record ActionResult(boolean success, String message) {

  public static ActionResult done(String message) {
    return new ActionResult(true, message);
  }
}
