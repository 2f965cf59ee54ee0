package io.github.kiro4j.protocol.mapping.answer.tools;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;

/// Renames members at the root of a JSON object whose text arrives in fragments. A fragment passes
/// at once, but for a name at the root, which waits until it is complete or longer than any name
/// that is replaced. Not thread-safe.
///
/// The text has to be one that [JsonObjectChecker] accepts. Names with escapes stay as they are,
/// because no name that the upstream accepts needs one.
public final class PropertyRenamer {

  private final Map<String, String> newNames;
  private final int longest;
  private final StringBuilder name = new StringBuilder();

  private int depth;
  private boolean nameExpected;
  private boolean inName;
  private boolean inString;
  private boolean escaped;

  /// Creates the renamer of one object.
  ///
  /// @param newNames the new names of the members that get another name
  public PropertyRenamer(Map<String, String> newNames) {
    this.newNames = newNames;
    this.longest = newNames.keySet().stream().mapToInt(String::length).max().orElse(0);
  }

  /// The next fragment with the new names.
  public String accept(String fragment) {
    StringBuilder renamed = new StringBuilder(fragment.length() + 16);
    for (int i = 0; i < fragment.length(); i++) {
      char c = fragment.charAt(i);
      if (inString) {
        inString(c, renamed);
      } else {
        outside(c, renamed);
      }
    }
    return renamed.toString();
  }

  private void inString(char c, StringBuilder renamed) {
    boolean ends = c == '"' && !escaped;
    escaped = c == '\\' && !escaped;
    inString = !ends;
    if (!inName) {
      renamed.append(c);
    } else if (!ends) {
      name.append(c);
      if (name.length() > longest) {
        inName = false;
        renamed.append('"').append(name);
      }
    } else {
      inName = false;
      String newName = newNames.get(name.toString());
      renamed.append(newName == null ? "\"" + name + "\"" : TextNode.valueOf(newName).toString());
    }
  }

  private void outside(char c, StringBuilder renamed) {
    switch (c) {
      case '"' -> beginString(renamed);
      case '{', '[' -> {
        depth++;
        nameExpected = depth == 1;
        renamed.append(c);
      }
      case '}', ']' -> {
        depth--;
        renamed.append(c);
      }
      case ',' -> {
        nameExpected = depth == 1;
        renamed.append(c);
      }
      default -> renamed.append(c);
    }
  }

  private void beginString(StringBuilder renamed) {
    inString = true;
    inName = nameExpected;
    nameExpected = false;
    name.setLength(0);
    if (!inName) {
      renamed.append('"');
    }
  }
}
