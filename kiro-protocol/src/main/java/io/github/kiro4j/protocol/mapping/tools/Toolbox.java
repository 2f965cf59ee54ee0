package io.github.kiro4j.protocol.mapping.tools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.api.messages.MessagesRequest;
import io.github.kiro4j.api.messages.Tool;
import io.github.kiro4j.protocol.kiro.ToolEntry;
import io.github.kiro4j.protocol.mapping.content.WellFormed;
import io.github.kiro4j.protocol.mapping.validation.InvalidRequestException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The tools of a request in the form of the Kiro API.
///
/// @param entries the tools of the current message
/// @param names the names of the tools for the client and for the upstream
/// @param webSearch the search tool whose calls the gateway executes; null if the request has none
/// @param leftOut the types of tools that only Anthropic's servers can run, and that the model does
///   not get
/// @param longDescriptions descriptions that are too long for a tool and belong into the system
///   text
public record Toolbox(
    List<ToolEntry> entries,
    ToolNames names,
    @Nullable WebSearch webSearch,
    List<String> leftOut,
    List<String> longDescriptions) {

  private static final int MAX_DESCRIPTION = 10_240;
  private static final String WEB_SEARCH = "web_search_";
  private static final Pattern PLACE = Pattern.compile("\\btools\\.(\\d{1,4})\\.");
  private static final String USED_EARLIER =
      "Used earlier in this conversation; not available now.";

  public Toolbox {
    entries = List.copyOf(entries);
    leftOut = List.copyOf(leftOut);
    longDescriptions = List.copyOf(longDescriptions);
  }

  /// The tools of a request.
  ///
  /// @throws InvalidRequestException if the definition of a tool in the messages is malformed, or
  ///   the tool choice names a tool that the request lacks
  public static Toolbox of(MessagesRequest request) {
    ToolSelection selection = ToolSelection.of(request);
    List<String> offered = selection.tools().stream().map(Tool::name).toList();
    Builder builder = new Builder(ToolNames.of(offered, selection.usedBefore()));
    selection.tools().forEach(builder::add);
    selection.usedBefore().forEach(builder::addIfMissing);
    return builder.build(selection.leftOut());
  }

  /// Whether the model gets a tool of this name.
  public boolean offers(String upstreamName) {
    return entries.stream()
        .anyMatch(entry -> entry.toolSpecification().name().equals(upstreamName));
  }

  /// A refusal of the upstream, with the client's name of the tool that the refusal points to by an
  /// index.
  public String namingTool(String refusal) {
    Matcher place = PLACE.matcher(refusal);
    int index = place.find() ? Integer.parseInt(place.group(1)) : entries.size();
    return index < entries.size()
        ? "%s (the tool is '%s')"
            .formatted(refusal, names.client(entries.get(index).toolSpecification().name()))
        : refusal;
  }

  /// Whether the gateway supports a tool: the client's own tools, Anthropic's tools with a
  /// documented schema, the web search, and the search for tools, which is not needed.
  public static boolean supports(Tool tool) {
    return tool.custom()
        || isWebSearch(tool)
        || ToolSelection.isToolSearch(tool)
        || TypedTools.definition(tool).isPresent();
  }

  private static boolean isWebSearch(Tool tool) {
    return !tool.custom() && String.valueOf(tool.type()).startsWith(WEB_SEARCH);
  }

  private static final class Builder {

    private final ToolNames names;
    private final List<ToolEntry> entries = new ArrayList<>();
    private final Set<String> present = new LinkedHashSet<>();
    private final List<String> longDescriptions = new ArrayList<>();
    private @Nullable WebSearch webSearch;

    Builder(ToolNames names) {
      this.names = names;
    }

    void add(Tool tool) {
      String name = names.upstream(tool.name());
      if (isWebSearch(tool)) {
        webSearch = WebSearch.of(tool, name);
        TypedTools.Definition search = TypedTools.webSearch();
        add(name, search.description(), search.schema());
      } else {
        TypedTools.definition(tool)
            .ifPresentOrElse(
                typed -> add(name, typed.description(), typed.schema()),
                () -> add(name, description(tool, name), schema(tool)));
      }
    }

    void addIfMissing(String clientName) {
      String name = names.upstreamOfCall(clientName);
      if (!present.contains(name)) {
        add(name, USED_EARLIER, MissingNode.getInstance());
      }
    }

    private void add(String name, String description, JsonNode schema) {
      present.add(name);
      ObjectNode accepted = ToolSchemas.acceptable(schema);
      PropertyNames properties = PropertyNames.of(schema, accepted);
      names.addProperties(name, properties);
      entries.add(new ToolEntry(name, description, properties.rename(accepted)));
    }

    private static JsonNode schema(Tool tool) {
      return Objects.requireNonNullElse(tool.inputSchema(), MissingNode.getInstance());
    }

    private String description(Tool tool, String name) {
      String description = WellFormed.text(Objects.requireNonNullElse(tool.description(), ""));
      if (description.isBlank()) {
        return name;
      }
      if (description.length() <= MAX_DESCRIPTION) {
        return description;
      }
      longDescriptions.add("# Tool " + name + "\n\n" + description);
      return "Described in the system prompt under \"Tool " + name + "\".";
    }

    Toolbox build(List<String> leftOut) {
      return new Toolbox(entries, names, webSearch, leftOut, longDescriptions);
    }
  }
}
