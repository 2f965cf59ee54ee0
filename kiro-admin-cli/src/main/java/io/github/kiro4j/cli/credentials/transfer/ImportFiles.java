package io.github.kiro4j.cli.credentials.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.api.admin.ImportRequest;
import io.github.kiro4j.cli.input.InputFile;
import io.github.kiro4j.cli.language.Messages;
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
import java.util.Objects;
import java.util.Optional;

/// The files of an import, as an [ImportRequest]. The gateway finds out their formats.
final class ImportFiles {

  private static final String REGISTRATION_MEMBER = "clientIdHash";

  private final InputStream standardInput;
  private final List<ImportRequest.File> files = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  ImportFiles(InputStream standardInput) {
    this.standardInput = standardInput;
  }

  /// Adds a file, and the client registration that belongs to it.
  ///
  /// @param name `-` for standard input
  void add(String name) {
    InputFile input = InputFile.read(name, standardInput);
    files.add(file(input));
    registrationOf(input).ifPresent(this::addRegistration);
    if (Files.exists(Path.of(name + "-wal"))) {
      warnings.add(
          Messages.text(
              "{0} is open in another program, and the newest changes may be missing in it. Close"
                  + " kiro-cli first.",
              name));
    }
  }

  /// Kiro IDE has client id and client secret in a second file, next to the token file.
  private void addRegistration(Path registration) {
    if (Files.exists(registration)) {
      files.add(file(InputFile.read(registration.toString(), standardInput)));
    } else {
      warnings.add(
          Messages.text(
              "{0} does not exist; without the file the token cannot be refreshed.", registration));
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
      return Objects.requireNonNullElse(
          Json.MAPPER.readTree(input.content()), Json.MAPPER.nullNode());
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

  /// The content as a text; empty for a binary file.
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

  /// Sentences that the operator should read before the import.
  List<String> warnings() {
    return warnings;
  }
}
