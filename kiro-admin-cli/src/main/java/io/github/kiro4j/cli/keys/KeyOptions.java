package io.github.kiro4j.cli.keys;

import io.github.kiro4j.api.admin.keys.ClientKeyLimits;
import io.github.kiro4j.api.admin.keys.ClientKeySettings;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The settings of a client key as options. The gateway checks the values.
final class KeyOptions {

  @Option(names = "--note", paramLabel = "TEXT", description = "A note for operators.")
  @Nullable String note;

  @Option(
      names = "--expires",
      paramLabel = "TIME",
      description = "When the key expires, such as 2027-01-31T00:00:00Z; empty for never.")
  @Nullable String expires;

  @Option(
      names = "--models",
      paramLabel = "PATTERN",
      split = ",",
      description = "Models that the key may use, such as claude-sonnet-*; empty for all.")
  @Nullable List<String> models;

  @Option(
      names = "--credentials",
      paramLabel = "ID",
      split = ",",
      description = "Credentials that requests with the key may use; 0 for none by id.")
  @Nullable List<Long> credentials;

  @Option(
      names = "--credential-tags",
      paramLabel = "TAG",
      split = ",",
      description = "Tags of further credentials; empty for none. Without ids and tags: all.")
  @Nullable List<String> credentialTags;

  @Option(
      names = "--requests-per-minute",
      paramLabel = "NUMBER",
      description = "Limit of requests that begin in a minute; 0 for no limit.")
  @Nullable Long requestsPerMinute;

  @Option(
      names = "--max-concurrency",
      paramLabel = "NUMBER",
      description = "Limit of requests at the same time; 0 for no limit.")
  @Nullable Long maxConcurrency;

  @Option(
      names = "--tokens-per-day",
      paramLabel = "NUMBER",
      description = "Limit of tokens in a day (UTC); 0 for no limit.")
  @Nullable Long tokensPerDay;

  @Option(
      names = "--tokens-per-month",
      paramLabel = "NUMBER",
      description = "Limit of tokens in a month (UTC); 0 for no limit.")
  @Nullable Long tokensPerMonth;

  @Option(
      names = "--credits-per-month",
      paramLabel = "NUMBER",
      description = "Limit of credits in a month (UTC); 0 for no limit.")
  @Nullable Double creditsPerMonth;

  /// The settings of these options.
  ///
  /// @param name null for no change
  ClientKeySettings settings(@Nullable String name) {
    return new ClientKeySettings(
        name,
        note,
        expires,
        null,
        withoutBlanks(models),
        withoutZero(credentials),
        withoutBlanks(credentialTags),
        limits());
  }

  private @Nullable ClientKeyLimits limits() {
    ClientKeyLimits limits =
        new ClientKeyLimits(
            requestsPerMinute, maxConcurrency, tokensPerDay, tokensPerMonth, creditsPerMonth);
    return limits.equals(new ClientKeyLimits(null, null, null, null, null)) ? null : limits;
  }

  private static @Nullable List<String> withoutBlanks(@Nullable List<String> values) {
    return values == null ? null : values.stream().filter(value -> !value.isBlank()).toList();
  }

  private static @Nullable List<Long> withoutZero(@Nullable List<Long> values) {
    return values == null ? null : values.stream().filter(value -> value != 0).toList();
  }
}
