package io.github.kiro4j.protocol.failure;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The upstream's validation messages that are known, and so are safe to show to clients.
///
/// Only the matched sentence is taken from a message, and its variable parts are restricted to
/// narrow alphabets; the text around the sentence is dropped.
///
/// Source: messages that users of Kiro clients reported in public issue trackers, and the reason
/// codes in AWS's published streaming model.
final class ValidationWording {

  private static final String IDS = "[A-Za-z0-9_, -]{1,400}";
  private static final String PATH = "[A-Za-z0-9_.\\[\\]]{1,200}";

  /// Sentences that only an invalid request causes, whatever the status is.
  private static final List<Pattern> KNOWN =
      List.of(
          Pattern.compile("Improperly formed request"),
          Pattern.compile("Invalid tool use format"),
          Pattern.compile("The request body is not valid JSON"),
          Pattern.compile(
              "(messages\\.\\d+: )?`?tool_use`? ids were found without `?tool_result`? blocks"
                  + " immediately after: "
                  + IDS),
          Pattern.compile(
              "Expected toolResult blocks at messages\\.\\d+\\.content for the following Ids: "
                  + IDS),
          Pattern.compile(
              "The number of toolResult blocks at messages\\.\\d+\\.content exceeds the number of"
                  + " toolUse blocks of previous turn"),
          Pattern.compile(
              "The value at toolConfig\\."
                  + PATH
                  + " must be one of the following: [a-z, ]{1,100}"),
          Pattern.compile(
              "tools\\.\\d+\\.custom\\.input_schema: input_schema does not support oneOf, allOf, or"
                  + " anyOf at the top level"),
          Pattern.compile(
              "tools\\.\\d+\\.custom\\.input_schema\\.properties: Property keys should match pattern"
                  + " '[^']{1,60}'"),
          Pattern.compile(
              "tools\\.\\d+\\.custom\\.input_schema: JSON schema is invalid[A-Za-z0-9 ,.-]{0,200}"),
          Pattern.compile(
              "Invalid additionalModelRequestFields: property '[A-Za-z0-9_.]{1,64}' is not defined"
                  + " in the schema"),
          Pattern.compile("additionalModelRequestFields is not supported for this model"),
          Pattern.compile("image exceeds \\d{1,4} MB maximum: \\d{1,12} bytes > \\d{1,12} bytes"),
          Pattern.compile(
              "At least one of the image dimensions exceed max allowed size for many-image"
                  + " requests: \\d{1,6} pixels"),
          Pattern.compile("too many images and documents: \\d{1,6} \\+ \\d{1,6} > \\d{1,6}"));

  /// The message for a reason code without a known sentence.
  private static final Map<String, String> BY_REASON =
      Map.ofEntries(
          Map.entry("DOCUMENT_COUNT_EXCEEDED", "too many documents"),
          Map.entry("DOCUMENT_DUPLICATE_NAME", "two documents have the same name"),
          Map.entry("DOCUMENT_MAXIMUM_PAGES_EXCEEDED", "a document has too many pages"),
          Map.entry("DOCUMENT_MODEL_NOT_SUPPORTED", "documents are not supported on this model"),
          Map.entry("DOCUMENT_PASSWORD_PROTECTED", "a document is protected by a password"),
          Map.entry("DOCUMENT_SIZE_EXCEEDED", "a document is too large"),
          Map.entry("IMAGE_COUNT_EXCEEDED", "too many images"),
          Map.entry("IMAGE_DIMENSION_EXCEEDED", "an image has too many pixels"),
          Map.entry("IMAGE_FORMAT_UNSUPPORTED", "an image has an unsupported format"),
          Map.entry("IMAGE_MIME_MISMATCH", "an image is not of the media type it claims"),
          Map.entry("IMAGE_SIZE_EXCEEDED", "an image is too large"),
          Map.entry("INVALID_CONVERSATION_ID", "the conversation id is not valid"),
          Map.entry("INVALID_KMS_GRANT", "the account's encryption key cannot be used"),
          Map.entry("REQUEST_BODY_INVALID", "the request is malformed"),
          Map.entry("REQUEST_BODY_INVALID_JSON", "the request is not valid JSON"),
          Map.entry("TOOL_CONFIG_MISSING", "tool calls in the messages need `tools`"),
          Map.entry("TOOL_DUPLICATE", "tools: Tool names must be unique."),
          Map.entry("TOOL_SCHEMA_INVALID", "a tool's input_schema is not valid"),
          Map.entry(
              "TOOL_USE_RESULT_MISMATCH", "`tool_use` and `tool_result` blocks do not match"));

  private static final String UNKNOWN = "The model provider refused the request as malformed";

  private ValidationWording() {}

  /// The known sentence in a message; empty if there is none.
  static Optional<String> knownIn(String message) {
    return KNOWN.stream()
        .map(pattern -> pattern.matcher(message))
        .filter(Matcher::find)
        .map(Matcher::group)
        .map(String::strip)
        .findFirst();
  }

  /// Whether only an invalid request causes this reason code.
  static boolean isReason(@Nullable String reason) {
    return reason != null && BY_REASON.containsKey(reason);
  }

  /// The message for the client: the upstream's own sentence if it is known, else the message for
  /// the reason code.
  static String of(String message, @Nullable String reason) {
    return knownIn(message)
        .orElseGet(() -> reason == null ? UNKNOWN : BY_REASON.getOrDefault(reason, UNKNOWN));
  }
}
