package io.github.kiro4j.cli.credentials.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.api.admin.ImportRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An import in several requests. Each entry takes a call to an auth service, so that long lists
/// are split, and the operator sees the progress.
final class ImportBatches {

  private static final int ENTRIES = 5;

  /// The list in an export of Kiro Account Manager.
  private static final String LIST_MEMBER = "accounts";

  private ImportBatches() {}

  /// One request of an import.
  ///
  /// @param skipped how many entries of the same file were in earlier requests
  record Batch(ImportRequest request, int skipped) {}

  static List<Batch> of(ImportRequest request) {
    List<Batch> batches = new ArrayList<>();
    List<ImportRequest.File> whole = new ArrayList<>();
    for (ImportRequest.File file : request.files()) {
      List<Batch> pieces = pieces(file);
      if (pieces.isEmpty()) {
        whole.add(file);
      }
      batches.addAll(pieces);
    }
    if (!whole.isEmpty()) {
      batches.addFirst(new Batch(new ImportRequest(whole), 0));
    }
    return batches;
  }

  private static List<Batch> pieces(ImportRequest.File file) {
    JsonNode json = json(file.text());
    return switch (json) {
      case ArrayNode list when list.size() > ENTRIES -> pieces(file.name(), list, null);
      case ObjectNode object
          when object.get(LIST_MEMBER) instanceof ArrayNode list && list.size() > ENTRIES ->
          pieces(file.name(), list, object);
      case null, default -> List.of();
    };
  }

  /// @param parent the object that has the list as a member
  private static List<Batch> pieces(String name, ArrayNode list, @Nullable ObjectNode parent) {
    List<Batch> batches = new ArrayList<>();
    for (int start = 0; start < list.size(); start += ENTRIES) {
      ArrayNode piece = Json.MAPPER.createArrayNode();
      for (int index = start; index < Math.min(start + ENTRIES, list.size()); index++) {
        piece.add(list.get(index));
      }
      JsonNode content = parent == null ? piece : parent.deepCopy().set(LIST_MEMBER, piece);
      ImportRequest.File file = ImportRequest.File.ofText(name, content.toString());
      batches.add(new Batch(new ImportRequest(List.of(file)), start));
    }
    return batches;
  }

  private static @Nullable JsonNode json(@Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      return Json.MAPPER.readTree(text);
    } catch (IOException _) {
      return null;
    }
  }
}
