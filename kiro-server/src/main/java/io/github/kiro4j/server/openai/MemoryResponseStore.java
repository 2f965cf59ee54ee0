package io.github.kiro4j.server.openai;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.api.openai.responses.ResponseObject;
import io.github.kiro4j.protocol.mapping.openai.responses.EarlierItems;
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

/// Keeps responses in memory. Thread-safe.
public final class MemoryResponseStore implements ResponseStore {

  /// Most bytes that all responses take.
  private static final long MAX_BYTES = Math.min(64L << 20, Runtime.getRuntime().maxMemory() / 32);

  /// What a value costs beside its text.
  private static final int NODE_COST = 64;

  private final InstantSource clock;
  private final long maxBytes;
  private final ReentrantLock lock = new ReentrantLock();
  private final SequencedMap<Key, Entry> responses = new LinkedHashMap<>();
  private long bytes;

  public MemoryResponseStore(InstantSource clock) {
    this(clock, MAX_BYTES);
  }

  /// @param maxBytes most bytes that all responses take, by estimate
  MemoryResponseStore(InstantSource clock, long maxBytes) {
    this.clock = clock;
    this.maxBytes = maxBytes;
  }

  /// @param owner whose response it is
  private record Key(String owner, String responseId) {}

  /// @param conversation the items up to the end of the response
  /// @param output the items of the response itself, by id
  private record Entry(
      List<JsonNode> conversation, Map<String, JsonNode> output, long bytes, Instant end) {}

  @Override
  public void put(String owner, List<JsonNode> input, ResponseObject response) {
    List<JsonNode> conversation = new ArrayList<>(input);
    Map<String, JsonNode> output = new LinkedHashMap<>();
    response
        .output()
        .forEach(item -> {
          JsonNode json = Json.MAPPER.valueToTree(item);
          conversation.add(json);
          output.put(item.id(), json);
        });
    long size = conversation.stream().mapToLong(MemoryResponseStore::size).sum();
    if (size <= maxBytes) {
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
      while (bytes > maxBytes) {
        bytes -= responses.pollFirstEntry().getValue().bytes();
      }
      removeExpired();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public EarlierItems of(String owner) {
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

  private Optional<JsonNode> findItem(String owner, String id) {
    return ResponseStore.responseOf(id)
        .flatMap(responseId -> Optional.ofNullable(find(new Key(owner, responseId))))
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
