package io.github.kiro4j.protocol.models;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A model's name without the parts that do not identify the model.
///
/// @param canonical lower case, dots in version numbers, no date and no suffix
/// @param thinking whether the name had the suffix `-thinking`
record ModelName(String canonical, boolean thinking) {

  private static final Pattern SUFFIX =
      Pattern.compile("(\\[1m]|-thinking|-latest|[-@]\\d{8})$", Pattern.CASE_INSENSITIVE);
  private static final Pattern DASH_IN_VERSION = Pattern.compile("(?<=\\d)-(?=\\d)");
  private static final Pattern ZERO_MINOR = Pattern.compile("(?<=\\d)\\.0(?=-|$)");
  private static final Pattern VERSION = Pattern.compile("(?<![\\d.a-z])\\d+(\\.\\d+)?");
  private static final Pattern FAMILY = Pattern.compile("^(?:claude-)?([a-z]+)");
  private static final String THINKING = "-thinking";

  static ModelName parse(String requested) {
    String name = requested.strip().toLowerCase(Locale.ROOT);
    boolean thinking = false;
    for (Matcher suffix = SUFFIX.matcher(name); suffix.find(); suffix = SUFFIX.matcher(name)) {
      thinking |= suffix.group().equals(THINKING);
      name = name.substring(0, suffix.start());
    }
    name = DASH_IN_VERSION.matcher(name).replaceAll(".");
    return new ModelName(ZERO_MINOR.matcher(name).replaceAll(""), thinking);
  }

  /// The version number, for example `4.5`; empty if the name has none.
  Optional<BigDecimal> version() {
    Matcher version = VERSION.matcher(canonical);
    return version.find() ? Optional.of(new BigDecimal(version.group())) : Optional.empty();
  }

  /// The word that the versions of a model share, for example `sonnet`.
  String family() {
    Matcher family = FAMILY.matcher(canonical);
    return family.find() ? family.group(1) : canonical;
  }
}
