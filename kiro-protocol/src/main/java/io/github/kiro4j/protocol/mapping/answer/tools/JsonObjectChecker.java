package io.github.kiro4j.protocol.mapping.answer.tools;

import java.util.BitSet;
import java.util.regex.Pattern;

/// Checks whether a text that arrives in pieces is exactly one JSON object, without keeping the
/// text. Not thread-safe.
///
/// Source of the grammar: RFC 8259.
final class JsonObjectChecker {

  /// Limits of the JSON parser that reads the input later, as are the nine digits of an exponent.
  private static final int DEEPEST = 1000;

  private static final int LONGEST_SCALAR = 1000;

  private static final Pattern SCALAR =
      Pattern.compile("true|false|null|-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?0*[0-9]{1,9})?");

  private enum Expecting {
    OBJECT,
    FIRST_NAME,
    NAME,
    COLON,
    FIRST_VALUE,
    VALUE,
    SEPARATOR,
    STRING_END,
    ESCAPED,
    HEX,
    SCALAR_END,
    NOTHING,
    /// The text cannot become a JSON object.
    BROKEN
  }

  private Expecting expecting = Expecting.OBJECT;

  /// Whether each open value is an object rather than an array.
  private final BitSet objects = new BitSet();

  private int depth;
  private boolean inName;
  private int hexDigits;
  private final StringBuilder scalar = new StringBuilder();

  void accept(CharSequence piece) {
    for (int i = 0; i < piece.length() && expecting != Expecting.BROKEN; i++) {
      accept(piece.charAt(i));
    }
  }

  /// Whether the text cannot become an object.
  boolean broken() {
    return expecting == Expecting.BROKEN;
  }

  /// Whether the object is complete.
  boolean complete() {
    return expecting == Expecting.NOTHING;
  }

  private void accept(char c) {
    switch (expecting) {
      case STRING_END -> inString(c);
      case ESCAPED -> escaped(c);
      case HEX -> hex(c);
      case SCALAR_END -> inScalar(c);
      case OBJECT, FIRST_NAME, NAME, COLON, FIRST_VALUE, VALUE, SEPARATOR, NOTHING -> {
        if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
          structure(c);
        }
      }
      case BROKEN -> {}
    }
  }

  private void structure(char c) {
    expecting =
        switch (expecting) {
          case OBJECT -> c == '{' ? open(true) : Expecting.BROKEN;
          case FIRST_NAME -> c == '}' ? closed() : name(c);
          case NAME -> name(c);
          case COLON -> c == ':' ? Expecting.VALUE : Expecting.BROKEN;
          case FIRST_VALUE -> c == ']' ? closed() : value(c);
          case VALUE -> value(c);
          case SEPARATOR -> separator(c);
          case STRING_END, ESCAPED, HEX, SCALAR_END, NOTHING, BROKEN -> Expecting.BROKEN;
        };
  }

  private Expecting name(char c) {
    inName = true;
    return c == '"' ? Expecting.STRING_END : Expecting.BROKEN;
  }

  private Expecting value(char c) {
    inName = false;
    return switch (c) {
      case '{' -> open(true);
      case '[' -> open(false);
      case '"' -> Expecting.STRING_END;
      default -> {
        scalar.setLength(0);
        scalar.append(c);
        yield Expecting.SCALAR_END;
      }
    };
  }

  private Expecting separator(char c) {
    boolean object = objects.get(depth - 1);
    if (c == ',') {
      return object ? Expecting.NAME : Expecting.VALUE;
    }
    return c == (object ? '}' : ']') ? closed() : Expecting.BROKEN;
  }

  private Expecting open(boolean object) {
    if (depth == DEEPEST) {
      return Expecting.BROKEN;
    }
    objects.set(depth++, object);
    return object ? Expecting.FIRST_NAME : Expecting.FIRST_VALUE;
  }

  private Expecting closed() {
    depth--;
    return depth == 0 ? Expecting.NOTHING : Expecting.SEPARATOR;
  }

  private void inString(char c) {
    if (c == '"') {
      expecting = inName ? Expecting.COLON : Expecting.SEPARATOR;
    } else if (c == '\\') {
      expecting = Expecting.ESCAPED;
    } else if (c < ' ') {
      expecting = Expecting.BROKEN;
    }
  }

  private void escaped(char c) {
    hexDigits = 0;
    expecting =
        switch (c) {
          case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> Expecting.STRING_END;
          case 'u' -> Expecting.HEX;
          default -> Expecting.BROKEN;
        };
  }

  private void hex(char c) {
    hexDigits++;
    if (c > 'f' || Character.digit(c, 16) < 0) {
      expecting = Expecting.BROKEN;
    } else if (hexDigits == 4) {
      expecting = Expecting.STRING_END;
    }
  }

  private void inScalar(char c) {
    boolean continues = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || "+-.E".indexOf(c) >= 0;
    if (continues && scalar.length() < LONGEST_SCALAR) {
      scalar.append(c);
    } else if (SCALAR.matcher(scalar).matches()) {
      expecting = Expecting.SEPARATOR;
      accept(c);
    } else {
      expecting = Expecting.BROKEN;
    }
  }
}
