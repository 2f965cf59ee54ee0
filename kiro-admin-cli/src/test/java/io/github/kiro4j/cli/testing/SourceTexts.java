package io.github.kiro4j.cli.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The English texts in the source code that `Messages` translates: the string literals in the
/// calls of its methods, in column titles, in labels, and in `Optional.of`, by which methods return
/// labels.
public final class SourceTexts {

  private static final Pattern CALL =
      Pattern.compile(
          "Messages\\.text\\(|Messages\\.count\\(|Column\\.(of|number|name|flexible)\\(|\\.with\\("
              + "|Optional\\.of\\((?=\")");
  private static final Pattern COMMENT = Pattern.compile("(?m)^\\s*///.*$");
  private static final String LITERAL = "\"(?:[^\"\\\\]|\\\\.)*\"";
  private static final Pattern LITERALS =
      Pattern.compile(LITERAL + "(?:\\s*\\+\\s*" + LITERAL + ")*");

  private static final Pattern SENTENCE = Pattern.compile("[a-z]{2,} [a-z]{2,}");

  private SourceTexts() {}

  /// The texts in all source files below a folder.
  public static Set<String> in(Path folder) throws IOException {
    Set<String> texts = new TreeSet<>();
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .filter(file -> file.toString().endsWith(".java"))
          .forEach(file -> texts.addAll(of(read(file))));
    }
    return texts;
  }

  /// All string literals below a folder that look like a part of a sentence. Text blocks, in which
  /// scripts for shells are, do not count.
  public static Set<String> sentences(Path folder) throws IOException {
    Set<String> sentences = new TreeSet<>();
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .filter(file -> file.toString().endsWith(".java"))
          .map(SourceTexts::read)
          .filter(source -> !source.contains("\"\"\""))
          .flatMap(source -> literals(source).stream())
          .filter(text -> SENTENCE.matcher(text).find())
          .forEach(sentences::add);
    }
    return sentences;
  }

  private static String read(Path file) {
    try {
      return COMMENT.matcher(Files.readString(file)).replaceAll("");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> of(String source) {
    List<String> texts = new ArrayList<>();
    Matcher call = CALL.matcher(source);
    while (call.find()) {
      List<String> arguments = arguments(source, call.end());
      List<String> english =
          call.group().startsWith("Messages.count")
              ? arguments.subList(1, arguments.size())
              : arguments.subList(0, 1);
      english.forEach(argument -> texts.addAll(literals(argument)));
    }
    return texts;
  }

  /// The arguments of a call, as they stand in the source.
  private static List<String> arguments(String source, int start) {
    List<String> arguments = new ArrayList<>();
    int depth = 0;
    int from = start;
    for (int i = start; ; i++) {
      char character = source.charAt(i);
      if (character == '"') {
        i = endOfLiteral(source, i);
      } else if (character == '(') {
        depth++;
      } else if (character == ')' && depth-- == 0) {
        arguments.add(source.substring(from, i));
        return arguments;
      } else if (character == ',' && depth == 0) {
        arguments.add(source.substring(from, i));
        from = i + 1;
      }
    }
  }

  private static int endOfLiteral(String source, int start) {
    int i = start + 1;
    while (source.charAt(i) != '"') {
      i += source.charAt(i) == '\\' ? 2 : 1;
    }
    return i;
  }

  private static List<String> literals(String source) {
    return LITERALS
        .matcher(source)
        .results()
        .map(result -> result.group().replaceAll("\"\\s*\\+\\s*\"", ""))
        .filter(literal -> !literal.contains("\\u"))
        .map(String::translateEscapes)
        .map(text -> text.substring(1, text.length() - 1))
        .toList();
  }
}
