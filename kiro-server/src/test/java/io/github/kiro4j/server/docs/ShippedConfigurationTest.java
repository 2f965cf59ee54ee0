package io.github.kiro4j.server.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// `config.yml` and `config.zh-CN.yml` have the same keys and values, and differ in the language of
/// their comments only.
class ShippedConfigurationTest {

  private static final Pattern COMMENTED_KEY = Pattern.compile("\\s*#( *)([A-Za-z]\\w*):( .*)?");
  private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

  /// Values and words that English comments explain with a colon.
  private static final Set<String> EXPLAINED = Set.of("true", "false", "priority", "default");

  @Test
  void bothLanguagesHaveTheSameLinesOfYaml() throws IOException {
    assertThat(yaml("config.zh-CN.yml")).isEqualTo(yaml("config.yml"));
  }

  @Test
  void bothLanguagesHaveTheSameKeysThatAreCommentedOut() throws IOException {
    List<String> keys = commentedKeys("config.yml");

    assertThat(keys).contains("trustedProxies", "logging");
    assertThat(commentedKeys("config.zh-CN.yml")).isEqualTo(keys);
  }

  @Test
  void bothLanguagesExplainTheSameKeys() throws IOException {
    assertThat(explained("config.zh-CN.yml")).isEqualTo(explained("config.yml"));
  }

  @Test
  void everyExplanationIsTranslated() throws IOException {
    assertThat(lines("config.zh-CN.yml"))
        .filteredOn(line -> line.strip().matches("# \\S.*"))
        .filteredOn(line -> !COMMENTED_KEY.matcher(line).matches())
        .filteredOn(line -> !line.strip().startsWith("# {") && !line.strip().startsWith("# - "))
        .allSatisfy(line -> assertThat(CHINESE.matcher(line).find()).as(line).isTrue());
  }

  private static List<String> lines(String file) throws IOException {
    return Files.readAllLines(Path.of("..", file));
  }

  private static boolean isComment(String line) {
    return line.strip().startsWith("#");
  }

  private static List<String> yaml(String file) throws IOException {
    return lines(file).stream().filter(line -> !isComment(line)).toList();
  }

  private static List<String> commentedKeys(String file) throws IOException {
    return lines(file).stream()
        .map(COMMENTED_KEY::matcher)
        .filter(Matcher::matches)
        .map(matcher -> matcher.group(2))
        .filter(key -> !EXPLAINED.contains(key))
        .toList();
  }

  /// The lines of YAML that have a comment in the line before.
  private static List<String> explained(String file) throws IOException {
    List<String> explained = new ArrayList<>();
    String before = "";
    for (String line : lines(file)) {
      if (!isComment(line) && isComment(before)) {
        explained.add(line);
      }
      before = line;
    }
    return explained;
  }
}
