package io.github.kiro4j.cli.language;

import io.github.kiro4j.api.language.Catalogue;
import org.jspecify.annotations.Nullable;

/// The sentences of the command line in the language of this process.
public final class Messages {

  private static final Catalogue CATALOGUE = Catalogue.ofProcess(Messages.class);

  private Messages() {}

  /// A sentence, label or column title.
  ///
  /// @param english the English text; a new one needs a translation in `messages.zh-CN.txt`
  /// @param values what the places `{0}`, `{1}` and so on stand for
  public static String text(String english, @Nullable Object... values) {
    return CATALOGUE.text(english, values);
  }

  /// A count with the right form of the noun.
  ///
  /// @param singular the English text for 1, such as `{0} credential`
  /// @param plural the English text for every other number
  public static String count(long count, String singular, String plural) {
    return CATALOGUE.count(count, singular, plural);
  }
}
