package io.github.kiro4j.server.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.api.openai.responses.ResponseObject;
import io.github.kiro4j.protocol.mapping.openai.responses.EarlierItems;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Keeps responses, with the conversations that led to them, for requests that continue or quote
/// them. Responses are kept in memory, for a limited time and to a limited size: the oldest go
/// first. A client finds only responses that were made with its own key. Thread-safe.
public final class ResponseStore {

  /// How long a response is kept.
  static final Duration KEPT = Duration.ofHours(1);

  /// Most bytes that all responses take, by estimate.
  static final long MAX_BYTES = Math.min(64L << 20, Runtime.getRuntime().maxMemory() / 32);

  /// What a value costs beside its text.
  private static final int NODE_COST = 64;

  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final SequencedMap<Key, Entry> responses = new LinkedHashMap<>();
  private long bytes;

  public ResponseStore(InstantSource clock) {
    this.clock = clock;
  }

  /// @param owner whose response it is
  private record Key(String owner, String responseId) {}

  /// @param conversation the items up to the end of the response
  /// @param output the items of the response itself, by id
  private record Entry(
      List<JsonNode> conversation, Map<String, JsonNode> output, long bytes, Instant end) {}

  /// Keeps a response. A conversation that exceeds the store is not kept.
  ///
  /// @param owner whose response it is
  /// @param input the items before the response
  void put(String owner, List<JsonNode> input, ResponseObject response) {
    List<JsonNode> conversation = new ArrayList<>(input);
    Map<String, JsonNode> output = new LinkedHashMap<>();
    response
        .output()
        .forEach(item -> {
          JsonNode json = Json.MAPPER.valueToTree(item);
          conversation.add(json);
          output.put(item.id(), json);
        });
    long size = conversation.stream().mapToLong(ResponseStore::size).sum();
    if (size <= MAX_BYTES) {
      put(
          new Key(owner, response.id()),
          new Entry(List.copyOf(conversation), output, size, clock.instant().plus(KEPT)));
    }
  }

  private void put(Key key, Entry entry) {
    lock.lock();
    try {
      responses.putLast(key, entry);
      bytes += entry.bytes();
      while (bytes > MAX_BYTES) {
        bytes -= responses.pollFirstEntry().getValue().bytes();
      }
      removeExpired();
    } finally {
      lock.unlock();
    }
  }

  /// What is kept for one client.
  ///
  /// @param owner whose responses these are
  EarlierItems of(String owner) {
    return new EarlierItems() {
      @Override
      public Optional<List<JsonNode>> conversation(String responseId) {
        return Optional.ofNullable(find(new Key(owner, responseId))).map(Entry::conversation);
      }

      @Override
      public Optional<JsonNode> item(String id) {
        return findItem(owner, id);
      }
    };
  }

  private @Nullable Entry find(Key key) {
    lock.lock();
    try {
      removeExpired();
      return responses.get(key);
    } finally {
      lock.unlock();
    }
  }

  /// The id of an item contains that of its response.
  private Optional<JsonNode> findItem(String owner, String id) {
    int keyStart = id.indexOf('_') + 1;
    if (id.length() < keyStart + AnswerIdentities.KEY_LENGTH) {
      return Optional.empty();
    }
    String responseId = "resp_" + id.substring(keyStart, keyStart + AnswerIdentities.KEY_LENGTH);
    return Optional.ofNullable(find(new Key(owner, responseId)))
        .flatMap(entry -> Optional.ofNullable(entry.output().get(id)));
  }

  private void removeExpired() {
    Instant now = clock.instant();
    while (!responses.isEmpty() && !responses.firstEntry().getValue().end().isAfter(now)) {
      bytes -= responses.pollFirstEntry().getValue().bytes();
    }
  }

  private static long size(JsonNode node) {
    long size = NODE_COST + (node.isTextual() ? node.textValue().length() : 0L);
    for (JsonNode child : node) {
      size += size(child);
    }
    return size;
  }
}
