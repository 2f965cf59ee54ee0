package io.github.kiro4j.server.openai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.api.openai.responses.ResponseObject;
import io.github.kiro4j.protocol.mapping.openai.responses.EarlierItems;
import io.github.kiro4j.server.database.RecordDatabase;
import io.github.kiro4j.server.database.UnusableDatabaseException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps responses in the database that gateways share, so that any gateway continues what another
/// one has begun. While the database does not answer, nothing is kept or found, and clients get the
/// error on which they send the whole conversation. Safe for use by many threads.
public final class SharedResponseStore implements ResponseStore {

  private static final Logger LOG = LoggerFactory.getLogger(SharedResponseStore.class);

  /// Most characters of JSON that all responses take.
  private static final long MAX_CHARACTERS = 256L << 20;

  /// PostgreSQL stores no NUL character and no half of a surrogate pair.
  private static final ObjectWriter ASCII =
      Json.MAPPER.writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);

  private final RecordDatabase database;
  private final String table;
  private final InstantSource clock;
  private final long maxCharacters;

  public SharedResponseStore(RecordDatabase database, InstantSource clock) {
    this(database, clock, MAX_CHARACTERS);
  }

  SharedResponseStore(RecordDatabase database, InstantSource clock, long maxCharacters) {
    this.database = database;
    this.table = database.tables().responses();
    this.clock = clock;
    this.maxCharacters = maxCharacters;
  }

  @Override
  public void put(String owner, List<JsonNode> input, ResponseObject response) {
    ArrayNode conversation = Json.MAPPER.createArrayNode().addAll(input);
    response.output().forEach(item -> conversation.add(Json.MAPPER.<JsonNode>valueToTree(item)));
    try {
      String json = ASCII.writeValueAsString(conversation);
      if (json.length() <= maxCharacters) {
        database.<Integer>transaction(
            handle -> insert(handle, owner, response.id(), json) + clean(handle));
      }
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree is JSON", e);
    } catch (UnusableDatabaseException e) {
      LOG.warn("a response cannot be kept for later requests: {}", e.getMessage());
    }
  }

  private int insert(Handle handle, String owner, String responseId, String conversation) {
    return handle
        .createUpdate(
            """
            INSERT INTO <table> (owner, response_id, ends_at, characters, conversation)
            VALUES (:owner, :id, :end, :characters, :conversation)
            """)
        .define("table", table)
        .bind("owner", owner)
        .bind("id", responseId)
        .bind("end", clock.instant().plus(KEPT).toEpochMilli())
        .bind("characters", conversation.length())
        .bind("conversation", conversation)
        .execute();
  }

  /// Deletes what has expired, and the oldest while all together take too much.
  private int clean(Handle handle) {
    return handle
        .createUpdate(
            """
            DELETE FROM <table> WHERE ends_at \\<= :now OR response_id IN (
              SELECT response_id FROM (
                SELECT response_id, sum(characters) OVER (ORDER BY ends_at DESC, response_id DESC) AS total FROM <table>
              ) AS newest WHERE total > :max)
            """)
        .define("table", table)
        .bind("now", clock.millis())
        .bind("max", maxCharacters)
        .execute();
  }

  @Override
  public EarlierItems of(String owner) {
    return new EarlierItems() {
      @Override
      public Optional<List<JsonNode>> conversation(String responseId) {
        return find(owner, responseId);
      }

      @Override
      public Optional<JsonNode> item(String id) {
        return ResponseStore.responseOf(id)
            .flatMap(responseId -> find(owner, responseId))
            .flatMap(items ->
                items.stream().filter(item -> id.equals(item.path("id").textValue())).findFirst());
      }
    };
  }

  private Optional<List<JsonNode>> find(String owner, String responseId) {
    try {
      return database
          .use(handle -> select(handle, owner, responseId))
          .map(SharedResponseStore::items);
    } catch (UnusableDatabaseException e) {
      LOG.warn("an earlier response cannot be read: {}", e.getMessage());
      return Optional.empty();
    }
  }

  private Optional<String> select(Handle handle, String owner, String responseId) {
    return handle
        .createQuery(
            """
            SELECT conversation FROM <table>
            WHERE owner = :owner AND response_id = :id AND ends_at > :now
            """)
        .define("table", table)
        .bind("owner", owner)
        .bind("id", responseId)
        .bind("now", clock.millis())
        .mapTo(String.class)
        .findOne();
  }

  private static List<JsonNode> items(String conversation) {
    try {
      JsonNode items = Json.MAPPER.readTree(conversation);
      return StreamSupport.stream(items.spliterator(), false).toList();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the conversation is not JSON", e);
    }
  }
}
