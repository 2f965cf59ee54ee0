package io.github.kiro4j.server.cli.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An English text of the catalogue that recognises itself in a line after its values were filled
/// in.
final class Phrase {

  private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

  private final String english;
  private final Pattern form;
  private final int places;

  Phrase(String english) {
    this.english = english;
    List<String> numbers = new ArrayList<>();
    this.form = Pattern.compile(form(english, numbers));
    this.places = numbers.size();
  }

  /// The text with a group in the first place of each value, and a reference to that group in the
  /// others. A value with which the text begins ends before the first colon: what precedes a colon
  /// says where something is wrong, and is translated on its own.
  private static String form(String english, List<String> numbers) {
    StringBuilder form = new StringBuilder();
    Matcher place = PLACE.matcher(english);
    int end = 0;
    while (place.find()) {
      String number = place.group(1);
      form.append(Pattern.quote(english.substring(end, place.start())));
      if (numbers.contains(number)) {
        form.append("\\k<p").append(number).append('>');
      } else {
        form.append("(?<p").append(number).append(place.start() == 0 ? ">(?:(?!: ).)+?)" : ">.+?)");
        numbers.add(number);
      }
      end = place.end();
    }
    return form.append(Pattern.quote(english.substring(end))).toString();
  }

  String english() {
    return english;
  }

  boolean hasWords() {
    return PLACE.matcher(english).replaceAll("").chars().anyMatch(Character::isLetter);
  }

  /// The values of the places `{0}`, `{1}` and so on; empty for a line of another form.
  Optional<List<String>> valuesIn(String line) {
    Matcher matcher = form.matcher(line);
    return matcher.matches() ? Optional.of(values(matcher)) : Optional.empty();
  }

  private List<String> values(MatchResult match) {
    List<String> values = new ArrayList<>();
    for (int place = 0; place < places; place++) {
      values.add(match.group("p" + place));
    }
    return values;
  }
}
