package io.github.kiro4j.api.messages.reader;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import java.io.IOException;

/// A parser of a body that is in memory. The parser copies a long string from the body in one step.
/// Jackson collects the characters of a string, two bytes each, and copies them twice: an image of
/// 30 MB in base64 takes 150 MB for a moment. A copy in one step takes 30 MB, or 60 MB if the string
/// has escapes.
///
/// Jackson still checks the syntax of the string, when it skips to the next token.
final class LongStringParser extends JsonParserDelegate {

  /// In bytes. A shorter string is read by Jackson.
  static final int LONG = 64 * 1024;

  private final byte[] body;

  /// @param body what the delegate reads, in UTF-8
  LongStringParser(JsonParser delegate, byte[] body) {
    super(delegate);
    this.body = body;
  }

  @Override
  public String getText() throws IOException {
    if (!delegate.hasToken(JsonToken.VALUE_STRING)) {
      return delegate.getText();
    }
    int quote = (int) delegate.currentTokenLocation().getByteOffset();
    return isLong(quote) ? copy(quote + 1) : delegate.getText();
  }

  /// Whether a long string begins there. A body in UTF-16 or UTF-32 has no byte offsets.
  private boolean isLong(int quote) {
    if (quote < 0 || quote >= body.length || body[quote] != '"') {
      return false;
    }
    int length = EscapedString.end(body, quote + 1) - quote - 1;
    return length >= LONG && length <= streamReadConstraints().getMaxStringLength();
  }

  private String copy(int start) {
    return EscapedString.decode(body, start, EscapedString.end(body, start));
  }

  @Override
  public String getValueAsString() throws IOException {
    return delegate.hasToken(JsonToken.VALUE_STRING) ? getText() : delegate.getValueAsString();
  }

  /// Copies of tokens use the characters in the parser's own buffer, if the parser has any.
  @Override
  public boolean hasTextCharacters() {
    return !delegate.hasToken(JsonToken.VALUE_STRING) && delegate.hasTextCharacters();
  }
}
