package io.github.kiro4j.api.messages;

import static io.github.kiro4j.api.messages.InvalidFieldException.required;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.kiro4j.api.messages.ContentBlock.Document;
import io.github.kiro4j.api.messages.ContentBlock.Image;
import io.github.kiro4j.api.messages.ContentBlock.RedactedThinking;
import io.github.kiro4j.api.messages.ContentBlock.SearchResult;
import io.github.kiro4j.api.messages.ContentBlock.ServerToolUse;
import io.github.kiro4j.api.messages.ContentBlock.Text;
import io.github.kiro4j.api.messages.ContentBlock.Thinking;
import io.github.kiro4j.api.messages.ContentBlock.ToolReference;
import io.github.kiro4j.api.messages.ContentBlock.ToolResult;
import io.github.kiro4j.api.messages.ContentBlock.ToolUse;
import io.github.kiro4j.api.messages.ContentBlock.Unknown;
import io.github.kiro4j.api.messages.ContentBlock.WebSearchToolResult;
import io.github.kiro4j.api.union.TaggedUnion;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A block of a message's content, in requests and responses.
///
/// The union is open: a block of another type is an [Unknown] and keeps all its members.
/// Constructors throw an [InvalidFieldException] if a required member is null.
///
/// Source: the content blocks in Anthropic's public documentation of the Messages API.
@JsonTypeInfo(
    use = JsonTypeInfo.Id.NAME,
    include = JsonTypeInfo.As.EXISTING_PROPERTY,
    property = "type",
    visible = true,
    defaultImpl = Unknown.class)
@JsonSubTypes({
  @JsonSubTypes.Type(value = Text.class, name = "text"),
  @JsonSubTypes.Type(value = Image.class, name = "image"),
  @JsonSubTypes.Type(value = Document.class, name = "document"),
  @JsonSubTypes.Type(value = SearchResult.class, name = "search_result"),
  @JsonSubTypes.Type(value = Thinking.class, name = "thinking"),
  @JsonSubTypes.Type(value = RedactedThinking.class, name = "redacted_thinking"),
  @JsonSubTypes.Type(value = ToolUse.class, name = "tool_use"),
  @JsonSubTypes.Type(value = ToolResult.class, name = "tool_result"),
  @JsonSubTypes.Type(value = ToolReference.class, name = "tool_reference"),
  @JsonSubTypes.Type(value = ServerToolUse.class, name = "server_tool_use"),
  @JsonSubTypes.Type(value = WebSearchToolResult.class, name = "web_search_tool_result"),
})
@JsonPropertyOrder("type")
public sealed interface ContentBlock extends TaggedUnion {

  /// Text.
  record Text(String text) implements ContentBlock {
    public Text {
      required(text, "text");
    }
  }

  /// An image of the user or of a tool result.
  record Image(MediaSource source) implements ContentBlock {
    public Image {
      required(source, "source");
    }
  }

  /// A document: a PDF, a plain text or a list of blocks.
  ///
  /// @param title title of the document; null if absent
  /// @param context facts about the document for the model; null if absent
  record Document(MediaSource source, @Nullable String title, @Nullable String context)
      implements ContentBlock {
    public Document {
      required(source, "source");
    }
  }

  /// A search result that the client supplies.
  ///
  /// @param source where the result comes from, usually a URL
  /// @param title title of the result
  /// @param content the text of the result
  record SearchResult(
      String source,
      String title,
      @JsonDeserialize(using = ContentDeserializer.class) List<ContentBlock> content)
      implements ContentBlock {
    public SearchResult {
      required(source, "source");
      required(title, "title");
      content = List.copyOf(required(content, "content"));
    }
  }

  /// The model's reasoning.
  ///
  /// @param thinking the text; empty if the client does not read it
  /// @param signature opaque text that clients send back unchanged; null if absent
  record Thinking(String thinking, @Nullable String signature) implements ContentBlock {
    public Thinking {
      required(thinking, "thinking");
    }
  }

  /// Reasoning that the provider encrypted.
  ///
  /// @param data opaque base64
  record RedactedThinking(String data) implements ContentBlock {
    public RedactedThinking {
      required(data, "data");
    }
  }

  /// A call of one of the client's tools.
  ///
  /// @param id id of the call
  /// @param name the tool's name
  /// @param input a JSON object; empty if absent
  record ToolUse(String id, String name, JsonNode input) implements ContentBlock {
    public ToolUse {
      required(id, "id");
      required(name, "name");
      input = objectOrEmpty(input);
    }
  }

  /// The result of a [ToolUse].
  ///
  /// @param toolUseId id of the call
  /// @param content the result's content; empty if absent
  /// @param isError whether the call failed; null for false
  @JsonNaming(SnakeCaseStrategy.class)
  record ToolResult(
      String toolUseId,
      @JsonDeserialize(using = ContentDeserializer.class) List<ContentBlock> content,
      @Nullable Boolean isError)
      implements ContentBlock {
    public ToolResult {
      required(toolUseId, "tool_use_id");
      content = List.copyOf(Objects.requireNonNullElse(content, List.of()));
    }

    /// Whether the call failed.
    public boolean failed() {
      return Boolean.TRUE.equals(isError);
    }
  }

  /// A block in a tool result that loads a deferred tool.
  ///
  /// @param toolName the tool's name
  @JsonNaming(SnakeCaseStrategy.class)
  record ToolReference(String toolName) implements ContentBlock {
    public ToolReference {
      required(toolName, "tool_name");
    }
  }

  /// A call of a tool that the server executes, such as the web search.
  ///
  /// @param id id of the call, which begins with `srvtoolu_`
  /// @param name the tool's name
  /// @param input a JSON object; empty if absent
  record ServerToolUse(String id, String name, JsonNode input) implements ContentBlock {
    public ServerToolUse {
      required(id, "id");
      required(name, "name");
      input = objectOrEmpty(input);
    }
  }

  /// The outcome of a web search.
  ///
  /// @param toolUseId id of the call
  /// @param content a list of `web_search_result` objects, or one `web_search_tool_result_error`
  ///   object
  @JsonNaming(SnakeCaseStrategy.class)
  record WebSearchToolResult(String toolUseId, JsonNode content) implements ContentBlock {
    public WebSearchToolResult {
      required(toolUseId, "tool_use_id");
      required(content, "content");
    }
  }

  /// A block of an unknown type.
  ///
  /// @param members every member except `type`
  record Unknown(String type, @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> members)
      implements ContentBlock {
    public Unknown {
      required(type, "type");
      members = Objects.requireNonNullElse(members, Map.of());
    }
  }

  private static JsonNode objectOrEmpty(@Nullable JsonNode input) {
    return input == null || input.isNull() ? JsonNodeFactory.instance.objectNode() : input;
  }
}
