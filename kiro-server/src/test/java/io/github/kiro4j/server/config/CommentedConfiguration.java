package io.github.kiro4j.server.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The shipped `config.yml` with all of its keys: a comment that begins with a known key and a
/// colon is the key, and any other comment describes the next key.
final class CommentedConfiguration {

  private static final Pattern LINE = Pattern.compile("( *)(#? ?)( *)(\\S.*)?");
  private static final Pattern KEY = Pattern.compile("([A-Za-z]+):( .*)?");

  /// The end of a line within a Chinese sentence, which is no space.
  private static final Pattern CHINESE_BREAK =
      Pattern.compile(
          "(?<=[\\p{IsHan}\\p{InCJK_Symbols_and_Punctuation}\\p{InHalfwidth_and_Fullwidth_Forms}])\n"
              + "|\n(?=[\\p{IsHan}\\p{InCJK_Symbols_and_Punctuation}\\p{InHalfwidth_and_Fullwidth_Forms}])");

  /// Four spaces separate the value of a commented key from a remark.
  private static final String REMARK = " {4,}.*";

  private final Set<String> known;
  private final List<String> yaml = new ArrayList<>();
  private final Map<String, String> descriptions = new LinkedHashMap<>();
  private final List<String> comment = new ArrayList<>();

  /// The keys around the current line with their indents.
  private final Deque<Map.Entry<Integer, String>> path = new ArrayDeque<>();

  /// The indent of a commented key whose members follow; -1 for none.
  private int membersBelow = -1;

  private CommentedConfiguration(Set<String> known) {
    this.known = known;
  }

  /// Reads a shipped file.
  ///
  /// @param known the names of all keys
  /// @param file `config.yml` or its translation
  static CommentedConfiguration read(Set<String> known, String file) throws IOException {
    CommentedConfiguration configuration = new CommentedConfiguration(known);
    Files.readAllLines(Path.of("..", file)).forEach(configuration::add);
    return configuration;
  }

  /// The file without comments, with every key.
  String yaml() {
    return String.join("\n", yaml) + "\n";
  }

  /// What the comments say about each key, by its path with dots.
  Map<String, String> descriptions() {
    return descriptions;
  }

  private void add(String line) {
    Matcher parts = LINE.matcher(line);
    if (!parts.matches() || parts.group(4) == null) {
      comment.clear();
      return;
    }
    boolean commented = !parts.group(2).isEmpty();
    int indent = parts.group(1).length() + parts.group(3).length();
    String text = parts.group(4);
    if (!commented || isCommentedKey(text, indent)) {
      key(indent, commented ? text.replaceFirst(REMARK, "") : text, commented);
    } else {
      membersBelow = -1;
      comment.add(text);
    }
  }

  private boolean isCommentedKey(String text, int indent) {
    Matcher key = KEY.matcher(text);
    return (key.matches() && known.contains(key.group(1)))
        || (membersBelow >= 0 && indent > membersBelow);
  }

  private void key(int indent, String text, boolean commented) {
    yaml.add(" ".repeat(indent) + text);
    Matcher key = KEY.matcher(text);
    if (key.matches()) {
      while (!path.isEmpty() && path.getLast().getKey() >= indent) {
        path.removeLast();
      }
      path.addLast(Map.entry(indent, key.group(1)));
      String name = path.stream().map(Map.Entry::getValue).collect(Collectors.joining("."));
      String lines = String.join("\n", comment);
      descriptions.put(name, CHINESE_BREAK.matcher(lines).replaceAll("").replace('\n', ' '));
      membersBelow = commented && key.group(2) == null ? indent : membersBelow;
    }
    comment.clear();
  }
}
