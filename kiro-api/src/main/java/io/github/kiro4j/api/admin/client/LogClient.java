package io.github.kiro4j.api.admin.client;

import io.github.kiro4j.api.admin.logs.LogLevelChange;
import io.github.kiro4j.api.admin.logs.LogLevelState;
import io.github.kiro4j.api.admin.logs.LogPage;
import java.io.IOException;

/// The routes of the log. Errors are those of [AdminClient].
public final class LogClient {

  private final AdminClient client;

  LogClient(AdminClient client) {
    this.client = client;
  }

  /// The latest events of the log.
  ///
  /// @param query parameters such as `level=WARN&text=refresh`; empty for all events
  public LogPage page(String query) throws IOException, InterruptedException {
    return client.get("/logs" + (query.isEmpty() ? "" : "?" + query), LogPage.class);
  }

  /// Changes what the gateway logs for some minutes.
  public LogLevelState setLevel(LogLevelChange change) throws IOException, InterruptedException {
    return client.send("PUT", "/logs/level", change, LogLevelState.class);
  }
}
