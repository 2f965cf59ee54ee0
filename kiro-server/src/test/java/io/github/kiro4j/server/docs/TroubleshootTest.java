package io.github.kiro4j.server.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Whoever searches `docs/troubleshoot.md` for the words of an error finds them there: the page has
/// a part of every sentence with which a start fails, and of every error that clients get because
/// of the upstream.
class TroubleshootTest {

  private static final Path SERVER = Path.of("src/main/java");
  private static final Path CLIENT_ERRORS =
      Path.of("../kiro-protocol/src/main/java/io/github/kiro4j/protocol/failure/ClientErrors.java");

  private static final Pattern FAILED_START =
      Pattern.compile(
          "new (?:StartupException|UnusableDatabaseException|EncryptionException)\\((.*?);\\n",
          Pattern.DOTALL);
  private static final Pattern COMMENT = Pattern.compile("(?m)^\\s*///.*$");
  private static final String LITERAL = "\"(?:[^\"\\\\]|\\\\.)*\"";
  private static final Pattern LITERALS =
      Pattern.compile(LITERAL + "(?:\\s*\\+\\s*" + LITERAL + ")*");
  private static final Pattern SENTENCE = Pattern.compile("[a-z]+ [a-z]+ [a-z]+");
  private static final Pattern WORDS = Pattern.compile("`([^`]+)`");

  @Test
  void everySentenceOfAFailedStartIsThere() throws IOException {
    List<String> errors = new ArrayList<>();
    try (Stream<Path> files = Files.walk(SERVER)) {
      files
          .filter(file -> file.toString().endsWith(".java"))
          .map(TroubleshootTest::read)
          .flatMap(source -> FAILED_START.matcher(source).results())
          .map(result -> String.join(" ", literals(result.group(1))))
          .filter(text -> SENTENCE.matcher(text).find())
          .forEach(errors::add);
    }

    assertThat(errors).hasSizeGreaterThan(20);
    assertFound(errors);
  }

  @Test
  void everyErrorOfTheUpstreamIsThere() {
    List<String> errors =
        literals(read(CLIENT_ERRORS)).stream().filter(text -> text.strip().contains(" ")).toList();

    assertThat(errors).hasSizeGreaterThan(25);
    assertFound(errors);
  }

  private static void assertFound(List<String> errors) {
    for (String page : List.of("../docs/troubleshoot.md", "../docs/troubleshoot.zh-CN.md")) {
      List<String> words =
          WORDS.matcher(read(Path.of(page))).results().map(result -> result.group(1)).toList();
      assertThat(errors)
          .allSatisfy(error ->
              assertThat(words)
                  .as("%s has no part of: %s", page, error)
                  .anyMatch(part -> part.length() >= 7 && error.replace("`", "").contains(part)));
    }
  }

  private static String read(Path file) {
    try {
      return COMMENT.matcher(Files.readString(file)).replaceAll("");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> literals(String source) {
    Matcher matcher = LITERALS.matcher(source);
    return matcher
        .results()
        .map(result -> result.group().replaceAll("\"\\s*\\+\\s*\"", ""))
        .map(literal -> literal.substring(1, literal.length() - 1))
        .toList();
  }
}
