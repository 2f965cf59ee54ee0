package io.github.kiro4j.api.admin.client;

import io.github.kiro4j.api.admin.operations.Statistics;
import io.github.kiro4j.api.admin.operations.UsageReport;
import java.io.IOException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// The routes of statistics and usage. Errors are those of [AdminClient].
public final class StatisticsClient {

  private final AdminClient client;

  StatisticsClient(AdminClient client) {
    this.client = client;
  }

  /// Statistics over all days that the gateway keeps.
  public Statistics by(Statistics.By by) throws IOException, InterruptedException {
    return client.get("/stats?by=" + by.wireName(), Statistics.class);
  }

  /// Statistics over a range of days in UTC; both ends are included.
  public Statistics by(Statistics.By by, LocalDate from, LocalDate to)
      throws IOException, InterruptedException {
    String query = "?by=%s&from=%s&to=%s".formatted(by.wireName(), from, to);
    return client.get("/stats" + query, Statistics.class);
  }

  /// Usage of a range of time, whose ends are dates in UTC, both included, or moments such as
  /// `2026-04-24T10:00:00Z`.
  ///
  /// @param from null for 30 days before the end
  /// @param to null for now
  public UsageReport usage(
      UsageReport.By by, UsageReport.Step step, @Nullable String from, @Nullable String to)
      throws IOException, InterruptedException {
    String query = "/usage?by=%s&step=%s".formatted(by.wireName(), step.wireName());
    return client.get(query + parameter("from", from) + parameter("to", to), UsageReport.class);
  }

  private static String parameter(String name, @Nullable String value) {
    return value == null ? "" : "&" + name + "=" + AdminClient.encoded(value);
  }
}
