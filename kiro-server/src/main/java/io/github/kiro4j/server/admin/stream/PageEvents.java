package io.github.kiro4j.server.admin.stream;

import io.github.kiro4j.api.admin.credentials.CredentialList;
import io.github.kiro4j.api.admin.credentials.CredentialStatus;
import io.github.kiro4j.api.admin.operations.RequestList;
import io.github.kiro4j.api.admin.overview.CredentialChange;
import io.github.kiro4j.api.admin.overview.Hello;
import io.github.kiro4j.server.admin.AdminTimes;
import io.github.kiro4j.server.clients.ClientKey;
import io.github.kiro4j.server.health.GatewayProcess;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Tells one page what has changed since it connected: compares what the page knows with what is.
/// Used by one thread at a time.
final class PageEvents implements EventSource {

  /// Polls between two overviews.
  private static final int OVERVIEW = 5;

  private final PageSources sources;

  /// Null before the first poll.
  private @Nullable Map<Long, CredentialStatus> credentials;

  private List<ClientKey> keys;
  private Object settings;
  private RequestList requests;
  private int polls;

  PageEvents(PageSources sources) {
    this.sources = sources;
    this.keys = sources.keys().all();
    this.settings = sources.settings().get();
    this.requests = sources.requests().latest();
  }

  @Override
  public void poll(EventWriter out) throws IOException {
    if (polls == 0) {
      greet(out);
    }
    if (polls % OVERVIEW == 0) {
      out.send("overview", sources.overview().now());
    }
    polls++;
    sendRequests(out);
    sendCredentials(out);
    sendKeys(out);
    sendSettings(out);
  }

  private void greet(EventWriter out) throws IOException {
    GatewayProcess process = sources.process();
    out.send(
        "hello",
        new Hello(
            AdminTimes.text(process.now()),
            GatewayProcess.version(),
            AdminTimes.text(process.started())));
  }

  private void sendRequests(EventWriter out) throws IOException {
    RequestList next = sources.requests().after(requests.cursor());
    if (!next.live().isEmpty() || !requests.live().isEmpty() || !next.recent().isEmpty()) {
      out.send("requests", next);
    }
    requests = next;
  }

  private void sendCredentials(EventWriter out) throws IOException {
    CredentialList list = sources.credentials().list();
    Map<Long, CredentialStatus> now = new LinkedHashMap<>();
    list.credentials().forEach(status -> now.put(status.id(), status));
    Map<Long, CredentialStatus> before = credentials;
    credentials = now;
    if (before != null && !before.equals(now)) {
      out.send(
          "credentials",
          new CredentialChange(
              list.total(),
              list.available(),
              list.currentId(),
              now.values().stream()
                  .filter(status -> !status.equals(before.get(status.id())))
                  .toList(),
              before.keySet().stream().filter(id -> !now.containsKey(id)).toList()));
    }
  }

  private void sendKeys(EventWriter out) throws IOException {
    List<ClientKey> now = sources.keys().all();
    if (!now.equals(keys)) {
      out.send("keys", Map.of());
    }
    keys = now;
  }

  private void sendSettings(EventWriter out) throws IOException {
    Object now = sources.settings().get();
    if (!now.equals(settings)) {
      out.send("settings", Map.of());
    }
    settings = now;
  }
}
