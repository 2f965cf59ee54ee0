package io.github.kiro4j.cli.keys;

import io.github.kiro4j.api.admin.keys.ClientKeyDetail;
import io.github.kiro4j.api.admin.keys.ClientKeyLimits;
import io.github.kiro4j.api.admin.keys.NewClientKey;
import io.github.kiro4j.cli.language.Messages;
import io.github.kiro4j.cli.output.Details;
import io.github.kiro4j.cli.output.Numbers;
import io.github.kiro4j.cli.output.Output;
import io.github.kiro4j.cli.output.Style;
import io.github.kiro4j.cli.output.TimeFormat;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Client keys as the commands print them.
final class KeyOutput {

  private KeyOutput() {}

  /// The new key alone on standard output, so that a script can take it; the rest beside it.
  static void print(Output output, NewClientKey issued, String done) {
    if (output.printedAsDocument(issued)) {
      return;
    }
    output.line(issued.key());
    output.hint(done + " " + Messages.text("The key above is not shown again."));
  }

  static Details details(ClientKeyDetail key, TimeFormat times) {
    return new Details()
        .with("id", key.id())
        .with("name", key.name())
        .with("note", key.note().isEmpty() ? null : key.note())
        .with("key", key.prefix() + "...")
        .with("state", state(key), style(key))
        .with("created", times.absolute(key.createdAt()))
        .with(
            "expires",
            key.expires() == null ? Messages.text("never") : times.absolute(key.expires()))
        .with("previous key until", times.absolute(key.previousUntil()))
        .with(
            "models",
            key.models().isEmpty() ? Messages.text("all") : String.join(", ", key.models()))
        .with("credentials", credentials(key))
        .with("requests at once", used(key.usage().inFlight(), key.limits().maxConcurrency()))
        .with(
            "requests this minute",
            used(key.usage().requestsThisMinute(), key.limits().requestsPerMinute()))
        .with("tokens today", used(key.usage().tokensToday(), key.limits().tokensPerDay()))
        .with(
            "tokens this month", used(key.usage().tokensThisMonth(), key.limits().tokensPerMonth()))
        .with("credits this month", credits(key));
  }

  private static String credentials(ClientKeyDetail key) {
    String allowed =
        Stream.concat(
                key.credentials().stream().map(id -> "#" + id),
                key.credentialTags().stream().map(tag -> Messages.text("tag {0}", tag)))
            .collect(Collectors.joining(", "));
    return allowed.isEmpty() ? Messages.text("all") : allowed;
  }

  private static String used(long used, @Nullable Long limit) {
    return limit == null
        ? Numbers.whole(used)
        : Messages.text("{0} of {1}", Numbers.whole(used), Numbers.whole(limit));
  }

  private static String credits(ClientKeyDetail key) {
    ClientKeyLimits limits = key.limits();
    String used = Numbers.amount(key.usage().creditsThisMonth());
    return limits.creditsPerMonth() == null
        ? used
        : Messages.text("{0} of {1}", used, Numbers.amount(limits.creditsPerMonth()));
  }

  static String state(ClientKeyDetail key) {
    return Messages.text(key.state().name().toLowerCase(Locale.ROOT));
  }

  static Style style(ClientKeyDetail key) {
    return switch (key.state()) {
      case ACTIVE -> Style.GOOD;
      case DISABLED -> Style.WARNING;
      case EXPIRED -> Style.BAD;
    };
  }
}
