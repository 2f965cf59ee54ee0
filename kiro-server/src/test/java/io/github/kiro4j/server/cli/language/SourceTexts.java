package io.github.kiro4j.server.cli.language;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The texts in source files, without those of the log: string literals, with [#VALUE] in the place
/// of each value that is concatenated or formatted.
final class SourceTexts {

  static final String VALUE = "¤";

  private static final Pattern IGNORED =
      Pattern.compile("(?m)^\\s*///?.*$|LOG\\s*\\.\\w+\\((?:[^\"]|\"(?:[^\"\\\\]|\\\\.)*\")*?\\);");
  private static final String ARGUMENTS = "\\((?:[^()\"]|\\([^()]*\\))*\\)";
  private static final String LITERAL = "\"(?:[^\"\\\\\\n]|\\\\.)*\"";
  private static final String OPERAND =
      "(?:" + ARGUMENTS + "|[A-Za-z_][\\w.]*(?:" + ARGUMENTS + "(?:\\.\\w+" + ARGUMENTS + ")*)?)";
  private static final String FORMATTED =
      LITERAL + "(?:\\s*\\.formatted" + ARGUMENTS + "(?=\\s*\\+))?";
  private static final Pattern CONCATENATION =
      Pattern.compile(
          "(?:OPERAND\\s*\\+\\s*)*FORMATTED(?:\\s*\\+\\s*(?:FORMATTED|OPERAND))*"
              .replace("OPERAND", OPERAND)
              .replace("FORMATTED", FORMATTED));
  private static final Pattern PART =
      Pattern.compile("(" + LITERAL + ")(?:\\s*\\.formatted" + ARGUMENTS + ")?|" + OPERAND);
  private static final Pattern TEXT_BLOCK = Pattern.compile("\"\"\"\\n(.*?)\"\"\"", Pattern.DOTALL);
  private static final Pattern RAISED = Pattern.compile("RAISE EXCEPTION '((?:[^']|'')*)'");
  private static final Pattern PLACE =
      Pattern.compile("%(?:\\d\\$)?[sd]|%(?= |;|$)|\\$\\{table}|\\{\\d}");

  private SourceTexts() {}

  /// The texts in all Java and SQL files below some folders, or in some files.
  static Set<String> in(Path... roots) throws IOException {
    Set<String> texts = new TreeSet<>();
    for (Path root : roots) {
      try (Stream<Path> files = Files.walk(root)) {
        files
            .filter(Files::isRegularFile)
            .flatMap(SourceTexts::of)
            .map(SourceTexts::normal)
            .forEach(texts::add);
      }
    }
    return texts;
  }

  /// A text of the catalogue in the same form.
  static String normal(String text) {
    return PLACE.matcher(text).replaceAll(VALUE);
  }

  private static Stream<String> of(Path file) {
    String source = read(file);
    if (file.toString().endsWith(".sql")) {
      return RAISED.matcher(source).results().map(raise -> raise.group(1).replace("''", "'"));
    }
    String code = IGNORED.matcher(source).replaceAll("");
    return Stream.concat(
        TEXT_BLOCK
            .matcher(code)
            .results()
            .flatMap(block -> block.group(1).lines().map(String::strip)),
        CONCATENATION
            .matcher(TEXT_BLOCK.matcher(code).replaceAll(""))
            .results()
            .map(SourceTexts::joined));
  }

  private static String joined(MatchResult concatenation) {
    return PART.matcher(concatenation.group())
        .results()
        .map(part -> part.group(1) == null ? VALUE : content(part.group(1)))
        .collect(Collectors.joining());
  }

  private static String content(String literal) {
    String content = literal.substring(1, literal.length() - 1);
    return content.contains("\\u") ? "" : content.translateEscapes();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
