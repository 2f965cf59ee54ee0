package io.github.kiro4j.server.cli.language;

import io.github.kiro4j.api.language.Catalogue;
import io.github.kiro4j.api.language.Language;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The sentences of the commands in one language.
///
/// Errors are English where they occur, because the log and the admin API report them too. A
/// command translates the finished sentence when it prints one. Used by one thread.
public final class CommandTexts {

  private final Catalogue catalogue;

  /// Null until something is translated: most commands print no failure.
  private @Nullable List<Phrase> phrases;

  private CommandTexts(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  public static CommandTexts in(Language language) {
    return new CommandTexts(Catalogue.of(language, CommandTexts.class));
  }

  /// A sentence or a part of one.
  ///
  /// @param english the English text; a new one needs a translation in `messages.zh-CN.txt`
  /// @param values what the places `{0}`, `{1}` and so on stand for
  public String text(String english, @Nullable Object... values) {
    return catalogue.text(english, values);
  }

  /// A count with the right form of the noun.
  ///
  /// @param singular the English text for 1, such as `{0} credential`
  /// @param plural the English text for every other number
  public String count(long count, String singular, String plural) {
    return catalogue.count(count, singular, plural);
  }

  /// Translates a text whose values are filled in already, line by line. The first phrase of the
  /// catalogue that has the form of a line translates the line, and its values in turn. A phrase
  /// without words of its own, such as `{0}: {1}`, has that form only if it has a value that can be
  /// translated. A line without a phrase stays English.
  public String translated(String english) {
    return english.lines().map(this::translatedLine).collect(Collectors.joining("\n"));
  }

  private String translatedLine(String line) {
    return phrases().stream()
        .flatMap(phrase -> translation(phrase, line).stream())
        .findFirst()
        .orElse(line);
  }

  private List<Phrase> phrases() {
    if (phrases == null) {
      phrases = catalogue.translations().keySet().stream().map(Phrase::new).toList();
    }
    return phrases;
  }

  private Optional<String> translation(Phrase phrase, String line) {
    return phrase
        .valuesIn(line)
        .flatMap(values -> {
          List<String> translated = values.stream().map(this::translatedLine).toList();
          return phrase.hasWords() || !translated.equals(values)
              ? Optional.of(text(phrase.english(), translated.toArray()))
              : Optional.empty();
        });
  }
}
