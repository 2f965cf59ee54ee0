package io.github.kiro4j.protocol.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.api.messages.ContentBlock;
import io.github.kiro4j.protocol.kiro.ToolIdentifier;
import io.github.kiro4j.protocol.kiro.ToolResult;
import io.github.kiro4j.protocol.kiro.ToolResult.Status;
import io.github.kiro4j.protocol.kiro.ToolUse;
import io.github.kiro4j.protocol.mapping.Turn.UserTurn.Result;
import io.github.kiro4j.protocol.mapping.content.WellFormed;
import io.github.kiro4j.protocol.mapping.tools.ToolNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The tool calls of one assistant turn and their results in the next user turn: exactly one result
/// per call, in the order of the calls, as the upstream requires.
///
/// Pairs are formed within these two turns only, because some clients use ids again in later turns.
///
/// @param calls the calls, with unique ids
/// @param results one result per call; a call without a result gets an error result
/// @param orphans texts of results that belong to no call
record ToolPairing(List<ToolUse> calls, List<ToolResult> results, List<String> orphans) {

  private static final String NO_OUTPUT = "(no output)";
  private static final String NO_RESULT = "No result of this call was recorded.";

  static ToolPairing of(List<ContentBlock.ToolUse> calls, List<Result> results, ToolNames names) {
    List<List<Result>> resultsByCall = new ArrayList<>();
    calls.forEach(_ -> resultsByCall.add(new ArrayList<>()));
    List<String> orphans = assign(calls, results, resultsByCall);

    List<ToolUse> uses = new ArrayList<>();
    List<ToolResult> paired = new ArrayList<>();
    Map<String, Integer> occurrences = new HashMap<>();
    for (int i = 0; i < calls.size(); i++) {
      ContentBlock.ToolUse call = calls.get(i);
      String id = upstreamId(call.id(), occurrences.merge(call.id(), 1, Integer::sum));
      String name = names.upstreamOfCall(call.name());
      JsonNode input = names.propertiesOf(name).upstreamInput(call.input());
      uses.add(new ToolUse(id, name, WellFormed.object(input)));
      paired.add(joined(id, resultsByCall.get(i)));
    }
    return new ToolPairing(uses, paired, orphans);
  }

  /// Assigns each result to the call with its id. Calls with equal ids get one result each, and the
  /// last of them gets all further results.
  private static List<String> assign(
      List<ContentBlock.ToolUse> calls, List<Result> results, List<List<Result>> resultsByCall) {
    Map<String, List<Integer>> open = new HashMap<>();
    for (int i = 0; i < calls.size(); i++) {
      open.computeIfAbsent(calls.get(i).id(), _ -> new ArrayList<>()).add(i);
    }
    List<String> orphans = new ArrayList<>();
    for (Result result : results) {
      List<Integer> candidates = open.get(result.toolUseId());
      if (candidates == null) {
        orphans.add(orphan(result));
      } else {
        int call = candidates.size() > 1 ? candidates.removeFirst() : candidates.getFirst();
        resultsByCall.get(call).add(result);
      }
    }
    return orphans;
  }

  private static String upstreamId(String id, int occurrence) {
    return occurrence == 1
        ? ToolIdentifier.of(id)
        : ToolIdentifier.shortened(id + " " + occurrence);
  }

  private static ToolResult joined(String id, List<Result> results) {
    if (results.isEmpty()) {
      return result(id, NO_RESULT, Status.ERROR);
    }
    String text =
        results.stream()
            .map(Result::text)
            .filter(each -> !each.isBlank())
            .collect(Collectors.joining("\n"));
    boolean failed = results.stream().anyMatch(Result::failed);
    return result(id, text.isEmpty() ? NO_OUTPUT : text, failed ? Status.ERROR : Status.SUCCESS);
  }

  private static ToolResult result(String id, String text, Status status) {
    return new ToolResult(id, List.of(new ToolResult.Text(text)), status);
  }

  private static String orphan(Result result) {
    String text = result.text().isBlank() ? NO_OUTPUT : result.text();
    return "<tool_result>\n" + text + "\n</tool_result>";
  }
}
