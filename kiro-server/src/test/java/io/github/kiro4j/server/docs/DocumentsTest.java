package io.github.kiro4j.server.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.server.docs.Outline.Section;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The English documents and their Chinese translations say the same, as far as their structure
/// shows: headings, paragraphs, lists, tables, code and links.
class DocumentsTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final String CHINESE = ".zh-CN.md";

  private static final Map<String, String> PREFERRED_WORDS =
      Map.of("回答", "响应", "机密", "敏感信息", "配置文件 ARN", "profile ARN");

  static Stream<Path> translated() throws IOException {
    return Stream.concat(Stream.of(ROOT.resolve("README.md")), pages("docs"))
        .filter(page -> !isChinese(page))
        .map(ROOT::relativize);
  }

  static Stream<Path> everyDocument() throws IOException {
    return Stream.of(pages(""), pages("docs"), pages("docs/adr"))
        .flatMap(pages -> pages)
        .map(ROOT::relativize);
  }

  private static Stream<Path> pages(String folder) throws IOException {
    try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
      return files.filter(file -> file.toString().endsWith(".md")).sorted().toList().stream();
    }
  }

  private static boolean isChinese(Path page) {
    return page.toString().endsWith(CHINESE);
  }

  private static Path chinese(Path page) {
    return page.resolveSibling(page.getFileName().toString().replace(".md", CHINESE));
  }

  private static Outline outline(Path page) {
    try {
      return Outline.of(ROOT.resolve(page));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("translated")
  void theTranslationHasTheSectionsOfTheOriginal(Path page) {
    List<Section> original = outline(page).sections();
    List<Section> translation = outline(chinese(page)).sections();

    assertThat(translation)
        .extracting(Section::level)
        .as(
            "the headings of %s:%n  %s%nthose of %s:%n  %s%ntheir levels",
            page, listed(original), chinese(page), listed(translation))
        .isEqualTo(original.stream().map(Section::level).toList());
  }

  @ParameterizedTest
  @MethodSource("translated")
  void everySectionOfTheTranslationHasTheBlocksOfTheOriginal(Path page) {
    List<String> differences = new ArrayList<>();
    forEachSection(
        page,
        (original, translation) -> {
          List<Block> there = original.blocks();
          List<Block> here = translation.blocks();
          if (!sameBlocks(there, here)) {
            differences.add(
                "%nUnder \"%s\" %s has%n  %s%nunder \"%s\" %s has%n  %s"
                    .formatted(
                        original.title(),
                        page,
                        listed(there),
                        translation.title(),
                        chinese(page),
                        listed(here)));
          }
        });
    assertThat(differences).isEmpty();
  }

  private static boolean sameBlocks(List<Block> original, List<Block> translation) {
    if (original.size() != translation.size()) {
      return false;
    }
    for (int i = 0; i < original.size(); i++) {
      if (!original.get(i).isTranslatedBy(translation.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static String listed(List<?> parts) {
    return String.join("\n  ", parts.stream().map(Object::toString).toList());
  }

  @ParameterizedTest
  @MethodSource("translated")
  void everySectionOfTheTranslationNamesTheKeysAndCodesOfTheOriginal(Path page) {
    List<String> differences = new ArrayList<>();
    forEachSection(
        page,
        (original, translation) -> {
          Set<String> missing = without(original.code(), translation.code());
          Set<String> added = without(translation.code(), original.code());
          if (!missing.isEmpty() || !added.isEmpty()) {
            differences.add(
                "%n%s, \"%s\" (\"%s\"): lacks %s, has in addition %s"
                    .formatted(
                        chinese(page), translation.title(), original.title(), missing, added));
          }
        });
    assertThat(differences).isEmpty();
  }

  private static Set<String> without(Set<String> all, Set<String> some) {
    Set<String> rest = new TreeSet<>(all);
    rest.removeAll(some);
    return rest;
  }

  @ParameterizedTest
  @MethodSource("translated")
  void everySectionOfTheTranslationLinksToWhatTheOriginalLinksTo(Path page) {
    List<String> differences = new ArrayList<>();
    forEachSection(
        page,
        (original, translation) -> {
          List<String> there = targets(page, original);
          List<String> here = targets(chinese(page), translation);
          if (!there.equals(here)) {
            differences.add(
                "%n%s, \"%s\" links to %s; %s, \"%s\" links to %s"
                    .formatted(
                        chinese(page), translation.title(), here, page, original.title(), there));
          }
        });
    assertThat(differences).isEmpty();
  }

  private static List<String> targets(Path page, Section section) {
    return section.links().stream()
        .map(link -> target(page, link).replace(CHINESE, ".md"))
        .sorted()
        .toList();
  }

  /// The destination with the place of the heading in the place of its words.
  private static String target(Path page, String link) {
    if (link.startsWith("https://")) {
      return link;
    }
    String[] parts = link.split("#", 2);
    Path file =
        parts[0].isEmpty() ? page : Path.of("/").resolve(page).resolveSibling(parts[0]).normalize();
    Path target = file.isAbsolute() ? Path.of("/").relativize(file) : file;
    assertThat(ROOT.resolve(target)).as("the link %s in %s", link, page).exists();
    if (parts.length == 1) {
      return target.toString();
    }
    return target
        + "#"
        + outline(target)
            .indexOf(parts[1])
            .orElseThrow(
                () -> new AssertionError("the link %s in %s leads nowhere".formatted(link, page)));
  }

  @ParameterizedTest
  @MethodSource("everyDocument")
  void everyLinkLeadsSomewhere(Path page) {
    assertThat(outline(page).sections())
        .allSatisfy(section ->
            assertThat(section.links())
                .allSatisfy(link -> assertThat(target(page, link)).isNotNull()));
  }

  @ParameterizedTest
  @MethodSource("translated")
  void theTranslationLinksToTranslations(Path page) {
    Path translation = chinese(page);
    for (Section section : outline(translation).sections()) {
      for (String link : section.links()) {
        Path target = Path.of(target(translation, link).replaceFirst("#.*", ""));
        assertThat(hasTranslation(target) && !target.equals(page))
            .as("%s: the link %s leads to the English page", translation, link)
            .isFalse();
      }
    }
  }

  private static boolean hasTranslation(Path target) {
    return target.toString().endsWith(".md")
        && !isChinese(target)
        && Files.exists(ROOT.resolve(chinese(target)));
  }

  @ParameterizedTest
  @MethodSource("translated")
  void theTranslationUsesOneWordPerConcept(Path page) throws IOException {
    String text = Files.readString(ROOT.resolve(chinese(page)));

    PREFERRED_WORDS.forEach((word, preferred) ->
        assertThat(text)
            .as("%s: write %s in the place of %s", chinese(page), preferred, word)
            .doesNotContain(word));
  }

  private interface SectionPair {
    void compare(Section original, Section translation);
  }

  /// Pairs the sections by their places, as far as both documents have some.
  private static void forEachSection(Path page, SectionPair pair) {
    List<Section> original = outline(page).sections();
    List<Section> translation = outline(chinese(page)).sections();
    for (int i = 0; i < Math.min(original.size(), translation.size()); i++) {
      pair.compare(original.get(i), translation.get(i));
    }
  }

  @Test
  void everyPageHasATranslation() throws IOException {
    assertThat(translated())
        .isNotEmpty()
        .allSatisfy(page -> assertThat(ROOT.resolve(chinese(page))).exists());
  }
}
