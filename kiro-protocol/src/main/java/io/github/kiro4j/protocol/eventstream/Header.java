package io.github.kiro4j.protocol.eventstream;



/// One header of a frame: a name of 1 to 255 bytes of UTF-8, unique in its frame, and a value.
///
/// The names that say what a frame is are constants here. Source: Smithy's "Amazon Event Stream"
/// specification.
public record Header(String name, HeaderValue value) {

  /// `event`, `exception` or `error`.
  public static final String MESSAGE_TYPE = ":message-type";

  /// Which event it is, when the message type is `event`.
  public static final String EVENT_TYPE = ":event-type";

  /// The name of the modelled error, when the message type is `exception`.
  public static final String EXCEPTION_TYPE = ":exception-type";

  /// The code of an error that is not modelled, when the message type is `error`.
  public static final String ERROR_CODE = ":error-code";

  /// What the service says about that error.
  public static final String ERROR_MESSAGE = ":error-message";

  /// The media type of the payload.
  public static final String CONTENT_TYPE = ":content-type";

  /// A header whose value is a string.
  public static Header text(String name, String value) {
    return new Header(name, new HeaderValue.Text(value));
  }
}
