package io.github.kiro4j.api.language;

import io.github.kiro4j.api.Program;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Sentences in one language. The English sentence stands in the code, and is the key of the
/// others.
///
/// In a sentence `{0}`, `{1}` and so on stand for values, and `{program}` for the launcher as the
/// user called it.
public final class Catalogue {

  private static final Pattern PLACE = Pattern.compile("\\{(\\d|program)}");

  private final Map<String, String> translations;

  private Catalogue(Map<String, String> translations) {
    this.translations = translations;
  }

  /// The catalogue of the language that the user of this process has chosen.
  ///
  /// @param owner as in [#of]
  public static Catalogue ofProcess(Class<?> owner) {
    return of(Language.ofProcess(), owner);
  }

  /// The catalogue of a language.
  ///
  /// @param owner the class next to whose class file `messages.zh-CN.txt` is
  public static Catalogue of(Language language, Class<?> owner) {
    return switch (language) {
      case ENGLISH -> new Catalogue(Map.of());
      case CHINESE -> new Catalogue(read(owner, "messages.zh-CN.txt"));
    };
  }

  /// Pairs of lines: the English sentence, and below it the translation. Blank lines and lines that
  /// start with `#` separate the pairs.
  private static Map<String, String> read(Class<?> owner, String resource) {
    try (InputStream input = owner.getResourceAsStream(resource)) {
      if (input == null) {
        throw new IllegalStateException("the resource " + resource + " is missing");
      }
      return pairs(new String(input.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> pairs(String text) {
    List<String> lines =
        text.lines().filter(line -> !line.isBlank() && !line.startsWith("# ")).toList();
    Map<String, String> pairs = new LinkedHashMap<>();
    for (int i = 0; i < lines.size(); i += 2) {
      if (pairs.put(lines.get(i), lines.get(i + 1)) != null) {
        throw new IllegalStateException("the catalogue has two translations of " + lines.get(i));
      }
    }
    return pairs;
  }

  /// The translations by their English sentences, in the order of the catalogue.
  public Map<String, String> translations() {
    return translations;
  }

  /// A sentence in the language of this catalogue. A sentence without a translation stays English.
  public String text(String english, @Nullable Object... values) {
    String sentence = translations.getOrDefault(english, english);
    return PLACE
        .matcher(sentence)
        .replaceAll(place -> Matcher.quoteReplacement(value(place.group(1), values)));
  }

  /// A count with the right form of the noun.
  ///
  /// @param singular the English text for 1, such as `{0} credential`
  /// @param plural the English text for every other number
  public String count(long count, String singular, String plural) {
    return text(count == 1 ? singular : plural, count);
  }

  private static String value(String place, @Nullable Object... values) {
    if (place.equals("program")) {
      return Program.name();
    }
    int index = Integer.parseInt(place);
    return index < values.length ? String.valueOf(values[index]) : "{" + place + "}";
  }
}
