package io.github.kiro4j.server.credentials.store.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.api.RegularFile;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// `kiro4j-state.json`: the gateway's own state, in sections. The file holds no secret. Safe for
/// use by many threads.
public final class StateFile {

  public static final String NAME = "kiro4j-state.json";

  private static final int MAX_BYTES = 64 << 20;

  private final Path file;
  private ObjectNode content;

  private StateFile(Path file, ObjectNode content) {
    this.file = file;
    this.content = content;
  }

  /// Reads the file in that folder; without a file, every section is empty.
  ///
  /// @throws CredentialFileException if the file is damaged: the gateway must not forget unnoticed
  ///   which accounts are suspended
  public static StateFile in(Path folder) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve(NAME);
    return new StateFile(file, Files.exists(file) ? read(file) : emptyObject());
  }

  private static ObjectNode read(Path file) throws IOException {
    try {
      if (Json.MAPPER.readTree(RegularFile.read(file, MAX_BYTES)) instanceof ObjectNode content) {
        return content;
      }
      throw new CredentialFileException(
          file, "the file does not contain a JSON object; repair or remove it");
    } catch (JsonProcessingException e) {
      throw new CredentialFileException(
          file, e.getLocation().getLineNr(), "the file is not valid JSON; repair or remove it");
    } catch (CharConversionException _) {
      throw new CredentialFileException(
          file, "the file is not valid JSON in UTF-8; repair or remove it");
    }
  }

  private static ObjectNode emptyObject() {
    return JsonNodeFactory.instance.objectNode();
  }

  /// A copy of a section; an empty object if there is none.
  synchronized ObjectNode section(String name) {
    return content.path(name) instanceof ObjectNode section ? section.deepCopy() : emptyObject();
  }

  /// Replaces a section and writes the file, unless the section is the same.
  ///
  /// @throws IOException if the file could not be written; nothing has changed then
  synchronized void put(String name, ObjectNode section) throws IOException {
    if (section.equals(content.get(name))) {
      return;
    }
    ObjectNode next = content.deepCopy();
    next.set(name, section.deepCopy());
    AtomicFile.replace(file, Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(next));
    content = next;
  }
}
