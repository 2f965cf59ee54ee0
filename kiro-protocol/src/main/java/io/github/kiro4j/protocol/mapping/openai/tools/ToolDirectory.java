package io.github.kiro4j.protocol.mapping.openai.tools;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.api.messages.Tool;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The tools of one request. A tool in a namespace has the namespace in the name that the model
/// calls.
///
/// @param tools the tools that the model gets
/// @param kinds the form of each tool, by the name that the model calls
/// @param notes what the request says about groups of tools, for the system prompt
/// @param leftOut the types of the tools that the model does not get; safe for a header
public record ToolDirectory(
    List<Tool> tools, Map<String, ToolKind> kinds, List<String> notes, List<String> leftOut) {

  private static final String SEPARATOR = "__";

  /// No tools.
  public static final ToolDirectory NONE =
      new ToolDirectory(List.of(), Map.of(), List.of(), List.of());

  public ToolDirectory {
    tools = List.copyOf(tools);
    kinds = Map.copyOf(kinds);
    notes = List.copyOf(notes);
    leftOut = List.copyOf(leftOut);
  }

  /// The name that the model calls.
  ///
  /// @param namespace null for none
  public static String nameOf(String name, @Nullable String namespace) {
    return namespace == null || namespace.isEmpty() ? name : namespace + SEPARATOR + name;
  }

  /// The form of a tool that the model called. A model may leave out the namespace; the call of an
  /// unknown tool is the call of a function.
  public ToolKind kindOf(String called) {
    return Optional.ofNullable(kinds.get(called))
        .or(() -> withoutNamespace(called))
        .orElseGet(() -> new ToolKind.Function(called, null));
  }

  private Optional<ToolKind> withoutNamespace(String called) {
    List<ToolKind> found =
        kinds.entrySet().stream()
            .filter(entry -> entry.getKey().endsWith(SEPARATOR + called))
            .map(Map.Entry::getValue)
            .toList();
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  /// The tools with these names alone.
  ToolDirectory only(Set<String> names) {
    return new ToolDirectory(
        tools.stream().filter(tool -> names.contains(tool.name())).toList(), kinds, notes, leftOut);
  }

  /// Collects tools. A tool takes the place of an earlier one with the same name. Not thread-safe.
  static final class Builder {

    private final SequencedMap<String, Tool> tools = new LinkedHashMap<>();
    private final SequencedMap<String, ToolKind> kinds = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();
    private final SequencedSet<String> leftOut = new LinkedHashSet<>();

    void add(String name, ToolKind kind, String description, JsonNode schema) {
      tools.put(name, new Tool(null, name, description, schema, null, Map.of()));
      kinds.put(name, kind);
    }

    /// Adds a tool of Anthropic's.
    void add(Tool tool) {
      tools.put(tool.name(), tool);
    }

    /// Adds what the request says about a namespace.
    void note(String namespace, String description) {
      notes.add(
          "Tools whose names begin with `%s`: %s".formatted(nameOf("", namespace), description));
    }

    void leaveOut(String type) {
      leftOut.add(type.matches("[a-z0-9_]{1,60}") ? type : "other");
    }

    ToolDirectory build() {
      return new ToolDirectory(
          new ArrayList<>(tools.values()), kinds, notes, new ArrayList<>(leftOut));
    }
  }
}
