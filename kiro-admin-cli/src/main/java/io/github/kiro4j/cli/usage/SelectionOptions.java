package io.github.kiro4j.cli.usage;

import io.github.kiro4j.api.admin.client.UsageSelection;
import io.github.kiro4j.cli.failure.CliException;
import io.github.kiro4j.cli.failure.ExitCode;
import io.github.kiro4j.cli.language.Messages;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which requests count, as options. The gateway checks dates and times.
final class SelectionOptions {

  private static final Pattern HOURS_OR_DAYS = Pattern.compile("([1-9][0-9]{0,4})([hd])");

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "The first day in UTC, or a time such as 2026-04-24T10:00:00Z.")
  @Nullable String from;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      description = "The last day in UTC, or a time (default: now).")
  @Nullable String to;

  @Option(
      names = "--last",
      paramLabel = "DURATION",
      description = "The last hours or days, such as 24h or 7d (default: 30d).")
  @Nullable String last;

  @Option(names = "--key", paramLabel = "ID", description = "Only requests with this client key.")
  @Nullable String key;

  @Option(
      names = "--credential",
      paramLabel = "ID",
      description = "Only requests with this credential; 0 for those without one.")
  @Nullable Long credential;

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description = "Only requests for this model of the upstream.")
  @Nullable String model;

  @Option(
      names = "--client",
      paramLabel = "PROGRAM",
      description = "Only requests of this program, such as claude-cli.")
  @Nullable String client;

  @Option(
      names = "--outcome",
      paramLabel = "OUTCOME",
      description =
          "Only requests with this outcome: succeeded, refused, failed, cancelled or abandoned.")
  @Nullable String outcome;

  /// The selection for the gateway.
  UsageSelection selection(Instant now) {
    return UsageSelection.DEFAULT
        .from(start(now))
        .to(to)
        .key(key)
        .credential(credential)
        .model(model)
        .client(client)
        .outcome(outcome);
  }

  /// The start of the range for the gateway; null for the gateway's default.
  private @Nullable String start(Instant now) {
    if (last == null) {
      return from;
    }
    if (from != null || to != null) {
      throw new CliException(
          ExitCode.USAGE,
          Messages.text("--last cannot be combined with --from or --to; choose one way."));
    }
    return now.minus(duration(last)).toString();
  }

  private static Duration duration(String text) {
    Matcher matcher = HOURS_OR_DAYS.matcher(text);
    if (!matcher.matches()) {
      throw new CliException(
          ExitCode.USAGE,
          Messages.text(
              "--last has the value '{0}'; the value must be a number of hours or days from 1 to"
                  + " 99999, such as 24h or 7d.",
              text));
    }
    long number = Long.parseLong(matcher.group(1));
    return matcher.group(2).equals("d") ? Duration.ofDays(number) : Duration.ofHours(number);
  }
}
