package io.github.kiro4j.api.admin.credentials;

/// The response to `POST /credentials/{id}/test` after the upstream has answered a short request.
/// If the upstream does not, the response is an error whose code states the failure.
///
/// @param success always true; a failure is an error body
/// @param message a sentence that states the result
/// @param model the upstream's id of the model that answered
/// @param durationMs milliseconds until the answer began, including a refresh of tokens
public record CredentialTest(boolean success, String message, String model, long durationMs) {}
