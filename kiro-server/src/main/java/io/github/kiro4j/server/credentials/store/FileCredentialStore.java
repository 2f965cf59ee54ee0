package io.github.kiro4j.server.credentials.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.server.config.Secret;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.IssuedTokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// `credentials.json` in both of kiro-rs's formats: one object, or an array of them. The format
/// stays as it is when tokens are written back.
///
/// Every write starts from the file as it is at that moment, so that an edit made meanwhile is kept.
public final class FileCredentialStore implements CredentialStore {

  private final Path file;

  public FileCredentialStore(Path file) {
    this.file = file;
  }

  @Override
  public synchronized List<Credential> load() throws IOException {
    List<Credential> credentials = new ArrayList<>();
    for (ObjectNode entry : entries(readFile())) {
      credentials.add(read(entry, credentials.size()));
    }
    return List.copyOf(credentials);
  }

  @Override
  public synchronized Credential save(Credential credential, IssuedTokens tokens)
      throws IOException {
    JsonNode content = readFile();
    ObjectNode entry = entryOf(credential, entries(content));
    CredentialJson.write(entry, tokens);
    AtomicFile.replace(file, Json.MAPPER.writer(pretty()).writeValueAsBytes(content));
    return CredentialJson.read(entry);
  }

  private ObjectNode entryOf(Credential credential, List<ObjectNode> entries) throws IOException {
    return entries.stream()
        .filter(entry -> sameAccount(CredentialJson.read(entry), credential))
        .findFirst()
        .orElseThrow(
            () -> new CredentialFileException(file, credential.label() + " is no longer in it"));
  }

  private static boolean sameAccount(Credential one, Credential other) {
    return one.id() != null && other.id() != null
        ? one.id().equals(other.id())
        : Objects.equals(value(one.refreshToken()), value(other.refreshToken()));
  }

  private static String value(@Nullable Secret secret) {
    return secret == null ? "" : secret.value();
  }

  /// A missing or blank file holds no credentials.
  private JsonNode readFile() throws IOException {
    if (!Files.exists(file)) {
      return JsonNodeFactory.instance.arrayNode();
    }
    byte[] content = Files.readAllBytes(file);
    try {
      JsonNode tree = Json.MAPPER.readTree(content);
      return tree.isMissingNode() ? JsonNodeFactory.instance.arrayNode() : tree;
    } catch (JsonProcessingException e) {
      // Jackson's own message may quote a token that lost its quotation marks.
      throw new CredentialFileException(
          file, "line " + e.getLocation().getLineNr() + ": this is not valid JSON");
    }
  }

  private List<ObjectNode> entries(JsonNode content) throws IOException {
    return switch (content) {
      case ObjectNode single -> List.of(single);
      case ArrayNode many -> objects(many);
      default -> throw new CredentialFileException(file, "an object or an array is expected");
    };
  }

  private List<ObjectNode> objects(ArrayNode many) throws IOException {
    List<ObjectNode> entries = new ArrayList<>();
    for (JsonNode entry : many) {
      if (!(entry instanceof ObjectNode object)) {
        throw new CredentialFileException(
            file, "entry " + (entries.size() + 1) + ": an object is expected");
      }
      entries.add(object);
    }
    return entries;
  }

  private Credential read(ObjectNode entry, int index) throws IOException {
    try {
      return CredentialJson.read(entry);
    } catch (IllegalArgumentException e) {
      throw new CredentialFileException(file, "entry " + (index + 1) + ": " + e.getMessage());
    }
  }

  private static DefaultPrettyPrinter pretty() {
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    return new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines);
  }
}
