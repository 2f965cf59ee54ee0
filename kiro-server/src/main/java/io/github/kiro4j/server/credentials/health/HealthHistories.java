package io.github.kiro4j.server.credentials.health;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.server.credentials.health.HealthChange.Trigger;
import io.github.kiro4j.server.credentials.health.HealthState.Probing;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The latest changes of each credential's health. Safe for use by many threads.
public final class HealthHistories {

  /// The most changes of one credential; the oldest are forgotten first.
  static final int MOST_CHANGES = 50;

  /// The most credentials; those whose first change is the oldest are forgotten first.
  private static final int MOST_CREDENTIALS = 10_000;

  private final Map<Long, Deque<HealthChange>> changes =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Deque<HealthChange>> eldest) {
          return size() > MOST_CREDENTIALS;
        }
      };

  /// The changes of one credential, the newest first.
  public synchronized List<HealthChange> of(long credential) {
    return new ArrayList<>(changes.getOrDefault(credential, new ArrayDeque<>()).reversed());
  }

  /// Records a change, unless the new state is a probe or only repeats the one before it.
  public void changed(long credential, HealthState before, HealthState now) {
    if (!(now instanceof Probing)) {
      add(credential, HealthChange.of(before, now));
    }
  }

  private synchronized void add(long credential, HealthChange change) {
    Deque<HealthChange> own = changes.computeIfAbsent(credential, _ -> new ArrayDeque<>());
    if (own.isEmpty() || !isRepetition(own.getLast().health(), change.health())) {
      own.addLast(change);
    }
    if (own.size() > MOST_CHANGES) {
      own.removeFirst();
    }
  }

  /// A cool-down that continues after a failed probe is equal to the one before the probe. After
  /// each start, the settings disable a credential again.
  private static boolean isRepetition(HealthState before, HealthState now) {
    return before.equals(now)
        || (before instanceof HealthState.Disabled(HealthState.Reason reason, _)
            && now instanceof HealthState.Disabled(HealthState.Reason next, _)
            && reason == next)
        || (before instanceof HealthState.Ready && now instanceof HealthState.Ready);
  }

  /// All changes, for a file.
  public synchronized ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    changes.forEach((id, own) -> {
      ArrayNode list = json.putArray(Long.toString(id));
      own.forEach(change -> list.add(json(change)));
    });
    return json;
  }

  private static ObjectNode json(HealthChange change) {
    return HealthJson.write(change.health()).put("trigger", change.trigger().name());
  }

  /// Puts the changes that [#toJson] wrote before those that were recorded since.
  ///
  /// @throws IllegalArgumentException or [java.time.DateTimeException] if the JSON is something
  ///   else
  public synchronized void restore(JsonNode json) {
    Map<Long, Deque<HealthChange>> since = new LinkedHashMap<>(changes);
    changes.clear();
    json.forEachEntry(
        (id, list) -> list.forEach(change -> add(Long.parseLong(id), change(change))));
    since.forEach((id, own) -> own.forEach(change -> add(id, change)));
  }

  private static HealthChange change(JsonNode json) {
    return new HealthChange(HealthJson.read(json), Trigger.valueOf(json.path("trigger").asText()));
  }
}
