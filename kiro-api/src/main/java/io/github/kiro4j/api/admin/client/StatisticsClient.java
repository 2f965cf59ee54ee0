package io.github.kiro4j.api.admin.client;

import io.github.kiro4j.api.admin.operations.Statistics;
import java.io.IOException;
import java.time.LocalDate;

/// The routes of statistics. Errors are those of [AdminClient].
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
}
