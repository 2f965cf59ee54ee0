package io.github.kiro4j.api.messages.reader;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import java.io.IOException;

/// A parser of a large body that is in memory.
///
/// The parser copies a long string from the body in one step. Jackson collects the characters of a
/// string, two bytes each, and copies them twice: an image of 30 MB in base64 takes 150 MB for a
/// moment. A copy in one step takes 30 MB, or 60 MB if the string has escapes. Jackson still checks
/// the syntax of the string, when it skips to the next token.
///
/// The parser stops at too many messages or content blocks, because each becomes objects of many
/// times its bytes.
final class LargeBodyParser extends JsonParserDelegate {

  /// In bytes. Jackson reads shorter strings, and bodies that are shorter.
  static final int LONG = 64 * 1024;

  /// The array of messages and those of content blocks; arrays in the input of tools are deeper.
  private static final int DEEPEST_ITEMS = 4;

  private final byte[] body;

  /// @param body what the delegate reads, in UTF-8
  LargeBodyParser(JsonParser delegate, byte[] body) {
    super(delegate);
    this.body = body;
  }

  @Override
  public JsonToken nextToken() throws IOException {
    JsonToken token = delegate.nextToken();
    if (token == JsonToken.START_OBJECT) {
      checkItems(delegate.getParsingContext().getParent());
    }
    return token;
  }

  private static void checkItems(JsonStreamContext list) throws TooManyItemsException {
    if (list.inArray()
        && list.getCurrentIndex() >= RequestReader.MAX_ITEMS
        && list.getNestingDepth() <= DEEPEST_ITEMS) {
      String field = list.getParent().pathAsPointer().toString().substring(1).replace('/', '.');
      throw new TooManyItemsException(field, RequestReader.MAX_ITEMS);
    }
  }

  @Override
  public String getText() throws IOException {
    if (!delegate.hasToken(JsonToken.VALUE_STRING)) {
      return delegate.getText();
    }
    // A body in UTF-16 or UTF-32 has no byte offsets.
    int quote = (int) delegate.currentTokenLocation().getByteOffset();
    boolean located = quote >= 0 && quote < body.length && body[quote] == '"';
    int end = located ? EscapedString.end(body, quote + 1) : 0;
    return isLong(end - quote - 1)
        ? EscapedString.decode(body, quote + 1, end)
        : delegate.getText();
  }

  private boolean isLong(int length) {
    return length >= LONG && length <= streamReadConstraints().getMaxStringLength();
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
