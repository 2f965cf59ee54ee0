package io.github.kiro4j.server.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.api.language.Catalogue;
import io.github.kiro4j.api.language.Language;
import io.github.kiro4j.server.cli.language.CommandTexts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
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
  private static final Pattern QUOTED = Pattern.compile("“([^”]+)”");

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

  /// Commands print the Chinese text: where the page has English words of a start that fails, it
  /// has Chinese ones beside them, in quotation marks.
  @Test
  void theChinesePageHasTheChineseWordsToo() {
    Map<String, String> translations =
        Catalogue.of(Language.CHINESE, CommandTexts.class).translations();
    List<String> texts =
        read(Path.of("../docs/troubleshoot.zh-CN.md"))
            .split("\n## ", -1)[1]
            .lines()
            .filter(line -> line.startsWith("| "))
            .map(line -> line.split(" \\| ", -1)[0])
            .toList();

    assertThat(texts).hasSizeGreaterThan(20);
    assertThat(texts)
        .allSatisfy(text -> {
          List<String> english = words(text);
          List<String> chinese = found(QUOTED, text);
          assertThat(translations)
              .allSatisfy((key, translation) ->
                  assertThat(
                          english.stream().noneMatch(isPartOf(key))
                              || chinese.stream().anyMatch(translation::contains))
                      .as("%s lacks a part of: %s", text, translation)
                      .isTrue());
        });
  }

  private static Predicate<String> isPartOf(String english) {
    return part -> part.contains(" ") && english.replace("`", "").contains(part);
  }

  private static void assertFound(List<String> errors) {
    for (String page : List.of("../docs/troubleshoot.md", "../docs/troubleshoot.zh-CN.md")) {
      List<String> words = words(read(Path.of(page)));
      assertThat(errors)
          .allSatisfy(error ->
              assertThat(words)
                  .as("%s has no part of: %s", page, error)
                  .anyMatch(part -> part.length() >= 7 && error.replace("`", "").contains(part)));
    }
  }

  private static List<String> words(String text) {
    return found(WORDS, text);
  }

  private static List<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(result -> result.group(1)).toList();
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
