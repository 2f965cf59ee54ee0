package io.github.kiro4j.cli.credentials;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.api.admin.ImportRequest;
import io.github.kiro4j.cli.input.InputFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// The files of an import, read and put into a request. What is in them the gateway finds out.
final class ImportFiles {

  private static final String REGISTRATION_MEMBER = "clientIdHash";

  private final InputStream standardInput;
  private final List<ImportRequest.File> files = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  ImportFiles(InputStream standardInput) {
    this.standardInput = standardInput;
  }

  /// Adds a file, and what belongs to it.
  ///
  /// @param name `-` for standard input
  void add(String name) {
    InputFile input = InputFile.read(name, standardInput);
    files.add(file(input));
    registrationOf(input).ifPresent(this::addRegistration);
    if (Files.exists(Path.of(name + "-wal"))) {
      notes.add(
          name
              + " is open in another program, and its newest changes may be missing. Close kiro-cli"
              + " first.");
    }
  }

  /// Kiro IDE keeps client id and secret in a second file, beside the token's.
  private void addRegistration(Path registration) {
    if (Files.exists(registration)) {
      files.add(file(InputFile.read(registration.toString(), standardInput)));
    } else {
      notes.add(registration + " is missing; without it the token cannot be replaced.");
    }
  }

  private static Optional<Path> registrationOf(InputFile token) {
    return Optional.ofNullable(json(token).get(REGISTRATION_MEMBER))
        .map(JsonNode::textValue)
        .filter(hash -> hash.matches("[0-9a-zA-Z_-]+"))
        .map(hash -> Path.of(token.name()).resolveSibling(hash + ".json"));
  }

  private static JsonNode json(InputFile input) {
    try {
      JsonNode json = Json.MAPPER.readTree(input.content());
      return json == null ? Json.MAPPER.nullNode() : json;
    } catch (IOException _) {
      return Json.MAPPER.nullNode();
    }
  }

  private static ImportRequest.File file(InputFile input) {
    String name = Path.of(input.name()).getFileName().toString();
    return text(input.content())
        .map(text -> ImportRequest.File.ofText(name, text))
        .orElseGet(() -> {
          String base64 = Base64.getEncoder().encodeToString(input.content());
          return new ImportRequest.File(name, null, base64);
        });
  }

  /// The content as a text, unless it is none.
  private static Optional<String> text(byte[] content) {
    try {
      return Optional.of(
              StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString())
          .filter(text -> text.indexOf('\0') < 0);
    } catch (CharacterCodingException _) {
      return Optional.empty();
    }
  }

  ImportRequest request() {
    return new ImportRequest(files);
  }

  /// What the operator should know about the files.
  List<String> notes() {
    return notes;
  }
}
