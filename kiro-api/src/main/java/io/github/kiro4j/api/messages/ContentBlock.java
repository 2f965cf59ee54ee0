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
import org.jspecify.annotations.Nullable;

/// One block of a message's content, in requests and answers alike.
///
/// Source: the Messages API's content block union. It is open: a block of a type that is not listed
/// here is an [Unknown] and keeps all its members.
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

  /// Text of the user or the model.
  record Text(String text) implements ContentBlock {
    public Text {
      required(text, "text");
    }
  }

  /// An image in a user turn or a tool result.
  record Image(MediaSource source) implements ContentBlock {
    public Image {
      required(source, "source");
    }
  }

  /// A PDF, a plain text or a list of blocks, with an optional title and context.
  record Document(MediaSource source, @Nullable String title, @Nullable String context)
      implements ContentBlock {
    public Document {
      required(source, "source");
    }
  }

  /// A search result that the client supplies; `source` is usually an address.
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

  /// The model's reasoning. `signature` is opaque and travels back unchanged; `thinking` may be
  /// empty.
  record Thinking(String thinking, @Nullable String signature) implements ContentBlock {
    public Thinking {
      required(thinking, "thinking");
    }
  }

  /// Reasoning that the provider sealed; opaque base64.
  record RedactedThinking(String data) implements ContentBlock {
    public RedactedThinking {
      required(data, "data");
    }
  }

  /// A call of one of the client's tools. `input` is a JSON object, `{}` when absent.
  record ToolUse(String id, String name, JsonNode input) implements ContentBlock {
    public ToolUse {
      required(id, "id");
      required(name, "name");
      input = objectOrEmpty(input);
    }
  }

  /// The result of a [ToolUse]; `content` is empty when the wire leaves it out.
  @JsonNaming(SnakeCaseStrategy.class)
  record ToolResult(
      String toolUseId,
      @JsonDeserialize(using = ContentDeserializer.class) List<ContentBlock> content,
      @Nullable Boolean isError)
      implements ContentBlock {
    public ToolResult {
      required(toolUseId, "tool_use_id");
      content = content == null ? List.of() : List.copyOf(content);
    }

    /// Whether the client reports the call as failed.
    public boolean failed() {
      return Boolean.TRUE.equals(isError);
    }
  }

  /// Inside a tool result: the named deferred tool is loaded from here on.
  @JsonNaming(SnakeCaseStrategy.class)
  record ToolReference(String toolName) implements ContentBlock {
    public ToolReference {
      required(toolName, "tool_name");
    }
  }

  /// A call of a tool that the server runs itself, such as web search; ids begin with `srvtoolu_`.
  record ServerToolUse(String id, String name, JsonNode input) implements ContentBlock {
    public ServerToolUse {
      required(id, "id");
      required(name, "name");
      input = objectOrEmpty(input);
    }
  }

  /// The outcome of a web search: a list of `web_search_result`, or one
  /// `web_search_tool_result_error`.
  @JsonNaming(SnakeCaseStrategy.class)
  record WebSearchToolResult(String toolUseId, JsonNode content) implements ContentBlock {
    public WebSearchToolResult {
      required(toolUseId, "tool_use_id");
      required(content, "content");
    }
  }

  /// A block of a type that this version does not know, with every member but `type`.
  record Unknown(String type, @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> members)
      implements ContentBlock {
    public Unknown {
      required(type, "type");
      members = members == null ? Map.of() : members;
    }
  }

  private static JsonNode objectOrEmpty(@Nullable JsonNode input) {
    return input == null || input.isNull() ? JsonNodeFactory.instance.objectNode() : input;
  }
}
