package io.github.kiro4j.protocol.eventstream;

/// One header of a frame: a name of 1 to 255 bytes in UTF-8, unique in its frame, and a value.
///
/// The constants are the names of the headers that describe a frame. Source: Smithy's [Amazon Event
/// Stream specification](https://smithy.io/2.0/aws/amazon-eventstream.html).
public record Header(String name, HeaderValue value) {

  /// What the frame holds: `event`, `exception` or `error`.
  public static final String MESSAGE_TYPE = ":message-type";

  /// Name of the event, if the message type is `event`.
  public static final String EVENT_TYPE = ":event-type";

  /// Name of the modelled exception, if the message type is `exception`.
  public static final String EXCEPTION_TYPE = ":exception-type";

  /// Code of an error that is not modelled, if the message type is `error`.
  public static final String ERROR_CODE = ":error-code";

  /// Message of an error that is not modelled, if the message type is `error`.
  public static final String ERROR_MESSAGE = ":error-message";

  /// Media type of the payload.
  public static final String CONTENT_TYPE = ":content-type";

  /// A header whose value is a string.
  public static Header text(String name, String value) {
    return new Header(name, new HeaderValue.Text(value));
  }
}
