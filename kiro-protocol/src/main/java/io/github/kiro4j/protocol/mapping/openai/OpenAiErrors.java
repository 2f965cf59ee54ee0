package io.github.kiro4j.protocol.mapping.openai;

import io.github.kiro4j.api.messages.ApiError;
import io.github.kiro4j.api.messages.ErrorType;
import io.github.kiro4j.api.openai.OpenAiError;
import io.github.kiro4j.protocol.failure.ClientError;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Translates the gateway's errors into those of OpenAI's APIs.
///
/// Source of the codes on which clients wait, retry or stop: recorded clients, Codex 0.171 above
/// all.
public final class OpenAiErrors {

  /// A place at the beginning of a message: `messages.0.content: …`, `tools[0].name: …`.
  private static final Pattern PLACE =
      Pattern.compile("([a-z_]+)((?:\\.[\\w-]+|\\[\\d+])*): (.*)", Pattern.DOTALL);

  /// Places with an index after a dot are those of the Messages API, which the client's request
  /// does not have.
  private static final Pattern OTHER_PLACE = Pattern.compile("\\.\\d");

  private static final String INVALID_REQUEST = "invalid_request_error";
  private static final String CONTEXT_TOO_LONG = "prompt is too long";

  private static final String QUOTA_EXHAUSTED = "insufficient_quota";

  private static final int TOO_MANY = 429;
  private static final int OVERLOADED = 529;
  private static final int UNAVAILABLE = 503;

  /// The parameters of the Responses API for those of the Messages API.
  private static final Map<String, String> RESPONSES_NAMES =
      Map.of("messages", "input", "system", "instructions", "max_tokens", "max_output_tokens");

  /// The parameters of the Chat Completions API for those of the Messages API.
  private static final Map<String, String> CHAT_NAMES =
      Map.of("system", "messages", "stop_sequences", "stop");

  private final Map<String, String> names;

  private OpenAiErrors(Map<String, String> names) {
    this.names = names;
  }

  /// The errors of the Chat Completions API.
  public static OpenAiErrors ofChat() {
    return new OpenAiErrors(CHAT_NAMES);
  }

  /// The errors of the Responses API.
  public static OpenAiErrors ofResponses() {
    return new OpenAiErrors(RESPONSES_NAMES);
  }

  /// The HTTP status; OpenAI's APIs have no 529.
  public static int status(ClientError error) {
    return error.status() == OVERLOADED ? UNAVAILABLE : error.status();
  }

  /// The error in a response.
  public OpenAiError of(ClientError error) {
    OpenAiError translated = of(error.error());
    if (error.status() == TOO_MANY && Boolean.FALSE.equals(error.shouldRetry())) {
      return new OpenAiError(
          translated.message(), QUOTA_EXHAUSTED, translated.param(), QUOTA_EXHAUSTED);
    }
    return new OpenAiError(
        translated.message() + waiting(error.retryAfter()),
        translated.type(),
        translated.param(),
        translated.code());
  }

  /// In the words in which Codex looks for the time to wait.
  private static String waiting(@Nullable Duration wait) {
    return wait == null
        ? ""
        : ". Please try again in %ds.".formatted(Math.max(1, wait.toSeconds()));
  }

  /// The error in the middle of a stream.
  public OpenAiError of(ApiError error) {
    String message = error.message();
    if (message.startsWith(CONTEXT_TOO_LONG)) {
      return new OpenAiError(message, INVALID_REQUEST, null, "context_length_exceeded");
    }
    Optional<Place> place = place(message);
    return new OpenAiError(
        place.map(Place::message).orElse(message),
        type(error),
        place.map(Place::param).orElse(null),
        code(error));
  }

  private record Place(String param, String message) {}

  private Optional<Place> place(String message) {
    Matcher found = PLACE.matcher(message);
    if (!found.matches()) {
      return Optional.empty();
    }
    String root = names.getOrDefault(found.group(1), found.group(1));
    return Optional.of(
        OTHER_PLACE.matcher(found.group(2)).find()
            ? new Place(root, root + ": " + found.group(3))
            : new Place(root + found.group(2), root + found.group(2) + ": " + found.group(3)));
  }

  private static String type(ApiError error) {
    return switch (knownType(error)) {
      case INVALID_REQUEST_ERROR,
          AUTHENTICATION_ERROR,
          PERMISSION_ERROR,
          NOT_FOUND_ERROR,
          CONFLICT_ERROR,
          REQUEST_TOO_LARGE ->
          INVALID_REQUEST;
      case BILLING_ERROR -> QUOTA_EXHAUSTED;
      case RATE_LIMIT_ERROR -> "requests";
      case API_ERROR, TIMEOUT_ERROR, OVERLOADED_ERROR -> "server_error";
    };
  }

  private static @Nullable String code(ApiError error) {
    if (error.details() != null) {
      return error.details().errorCode();
    }
    return switch (knownType(error)) {
      case AUTHENTICATION_ERROR -> "invalid_api_key";
      case NOT_FOUND_ERROR -> error.message().startsWith("model: ") ? "model_not_found" : null;
      case RATE_LIMIT_ERROR -> "rate_limit_exceeded";
      case OVERLOADED_ERROR -> "server_is_overloaded";
      case BILLING_ERROR -> QUOTA_EXHAUSTED;
      case API_ERROR, TIMEOUT_ERROR -> "server_error";
      case INVALID_REQUEST_ERROR, PERMISSION_ERROR, CONFLICT_ERROR, REQUEST_TOO_LARGE -> null;
    };
  }

  private static ErrorType knownType(ApiError error) {
    try {
      return ErrorType.valueOf(error.type().toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException _) {
      return ErrorType.API_ERROR;
    }
  }
}
