package io.github.kiro4j.api.admin.client;

import io.github.kiro4j.api.admin.operations.UsageReport;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/// The routes of usage. Errors are those of [AdminClient].
public final class UsageClient {

  private final AdminClient client;

  UsageClient(AdminClient client) {
    this.client = client;
  }

  /// The forms of an export.
  public enum ExportFormat {
    /// Comma-separated values with a line of column names.
    CSV,
    /// One JSON object on each line.
    JSONL
  }

  /// Sums, steps of time and percentiles.
  public UsageReport report(UsageReport.By by, UsageReport.Step step, UsageSelection selection)
      throws IOException, InterruptedException {
    String query = "?by=%s&step=%s".formatted(by.wireName(), step.wireName());
    return client.get("/usage" + query + selection.query(), UsageReport.class);
  }

  /// The rows of requests, the oldest first, as text in UTF-8 that the caller reads while it
  /// arrives and closes. A read fails if the gateway cannot read the rest of the rows.
  public InputStream export(ExportFormat format, UsageSelection selection)
      throws IOException, InterruptedException {
    String query = "?format=" + format.name().toLowerCase(Locale.ROOT);
    return client.open("/usage/export" + query + selection.query());
  }
}
