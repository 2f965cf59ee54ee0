package io.github.kiro4j.api.language;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A language that kiro4j speaks in a terminal. Logs and the responses of the APIs are English,
/// because programs read them.
public enum Language {
  ENGLISH(Locale.ENGLISH),

  /// Simplified Chinese.
  CHINESE(Locale.SIMPLIFIED_CHINESE);

  private static final List<String> VARIABLES =
      List.of("KIRO4J_LANG", "LC_ALL", "LC_MESSAGES", "LANG");

  private final Locale locale;

  Language(Locale locale) {
    this.locale = locale;
  }

  /// The language as libraries take it.
  public Locale locale() {
    return locale;
  }

  /// The language that the user of this process has chosen.
  public static Language ofProcess() {
    return of(System.getenv(), Locale.getDefault());
  }

  /// The language that a user has chosen: with the first of `KIRO4J_LANG`, `LC_ALL`, `LC_MESSAGES`
  /// and `LANG` that has a value, or else in the operating system. Languages without texts become
  /// English.
  ///
  /// @param environment environment variables
  /// @param system the language of the operating system
  public static Language of(Map<String, String> environment, Locale system) {
    String chosen =
        VARIABLES.stream()
            .map(variable -> environment.getOrDefault(variable, ""))
            .filter(value -> !value.isBlank())
            .findFirst()
            .orElseGet(system::getLanguage);
    return chosen.toLowerCase(Locale.ROOT).startsWith("zh") ? CHINESE : ENGLISH;
  }
}
