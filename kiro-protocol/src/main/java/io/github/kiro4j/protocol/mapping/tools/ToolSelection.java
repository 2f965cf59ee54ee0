package io.github.kiro4j.protocol.mapping.tools;

import io.github.kiro4j.api.messages.ContentBlock;
import io.github.kiro4j.api.messages.InputMessage;
import io.github.kiro4j.api.messages.MessagesRequest;
import io.github.kiro4j.api.messages.Tool;
import io.github.kiro4j.api.messages.ToolChoice;
import io.github.kiro4j.protocol.mapping.validation.InvalidRequestException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The tools that the model sees.
///
/// @param tools the visible client tools and the web search, in the order of the request
/// @param usedBefore names of the tools that the conversation has called, in the order of the first
///   calls; the upstream refuses a history with a tool that the request does not declare
/// @param leftOut the types of the tools that the model does not get
record ToolSelection(List<Tool> tools, Set<String> usedBefore, List<String> leftOut) {

  private static final String TOOL_SEARCH = "tool_search_tool_";

  /// Selects the tools of a request.
  ///
  /// A deferred tool is hidden until a `tool_reference` loads it. If the client relies on a
  /// server-side search for tools, all tools are visible, because the upstream has no such search.
  /// A tool choice of `none` or of one tool hides all others. Tools that the history calls are
  /// always visible.
  ///
  /// @throws InvalidRequestException if the tool choice names a tool that the request lacks
  static ToolSelection of(MessagesRequest request) {
    ToolChanges changes = ToolChanges.of(request.messages());
    Collection<Tool> declared = declared(request, changes);
    List<String> leftOut =
        declared.stream().filter(ToolChecks::isLeftOut).map(ToolSelection::typeOf).toList();
    declared.removeIf(ToolChecks::isLeftOut);
    check(request.toolChoice(), declared);
    boolean allLoaded = declared.stream().anyMatch(ToolSelection::isToolSearch);
    Set<String> used = usedBefore(request.messages());
    List<Tool> visible =
        declared.stream()
            .filter(tool -> !isToolSearch(tool))
            .filter(tool ->
                used.contains(tool.name())
                    || isNamed(tool, request.toolChoice())
                    || (mayBeChosen(request.toolChoice())
                        && !changes.removes(tool.name())
                        && (allLoaded || !deferred(tool) || changes.loads(tool.name()))))
            .toList();
    return new ToolSelection(visible, used, leftOut);
  }

  private static Collection<Tool> declared(MessagesRequest request, ToolChanges changes) {
    Map<String, Tool> byName = new LinkedHashMap<>();
    request.tools().forEach(tool -> byName.put(tool.name(), tool));
    changes.defined().forEach(tool -> byName.put(tool.name(), tool));
    return byName.values();
  }

  private static void check(@Nullable ToolChoice choice, Collection<Tool> declared) {
    if (choice instanceof ToolChoice.Any && declared.isEmpty()) {
      throw new InvalidRequestException(
          "tool_choice.any may only be specified while providing tools");
    }
    if (choice instanceof ToolChoice.Named named
        && declared.stream().noneMatch(tool -> tool.name().equals(named.name()))) {
      throw new InvalidRequestException(
          "Tool '%s' not found in provided tools".formatted(named.name()));
    }
  }

  private static String typeOf(Tool tool) {
    return String.valueOf(tool.type());
  }

  static boolean isToolSearch(Tool tool) {
    return !tool.custom() && String.valueOf(tool.type()).startsWith(TOOL_SEARCH);
  }

  private static boolean deferred(Tool tool) {
    return Boolean.TRUE.equals(tool.deferLoading());
  }

  private static boolean isNamed(Tool tool, @Nullable ToolChoice choice) {
    return choice instanceof ToolChoice.Named named && named.name().equals(tool.name());
  }

  private static boolean mayBeChosen(@Nullable ToolChoice choice) {
    return !(choice instanceof ToolChoice.None || choice instanceof ToolChoice.Named);
  }

  private static Set<String> usedBefore(List<InputMessage> messages) {
    Set<String> names = new LinkedHashSet<>();
    for (InputMessage message : messages) {
      for (ContentBlock block : message.content()) {
        if (block instanceof ContentBlock.ToolUse use) {
          names.add(use.name());
        }
      }
    }
    return names;
  }
}
