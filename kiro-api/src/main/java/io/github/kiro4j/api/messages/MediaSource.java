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
import io.github.kiro4j.api.messages.MediaSource.Base64;
import io.github.kiro4j.api.messages.MediaSource.Content;
import io.github.kiro4j.api.messages.MediaSource.File;
import io.github.kiro4j.api.messages.MediaSource.PlainText;
import io.github.kiro4j.api.messages.MediaSource.Unknown;
import io.github.kiro4j.api.messages.MediaSource.Url;
import io.github.kiro4j.api.union.TaggedUnion;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The source of an image or a document. The union is open: a source of another type is an
/// [Unknown]. Constructors throw an [InvalidFieldException] if a required member is null.
///
/// Source: Anthropic's public documentation of the Messages API.
@JsonTypeInfo(
    use = JsonTypeInfo.Id.NAME,
    include = JsonTypeInfo.As.EXISTING_PROPERTY,
    property = "type",
    visible = true,
    defaultImpl = Unknown.class)
@JsonSubTypes({
  @JsonSubTypes.Type(value = Base64.class, name = "base64"),
  @JsonSubTypes.Type(value = PlainText.class, name = "text"),
  @JsonSubTypes.Type(value = Content.class, name = "content"),
  @JsonSubTypes.Type(value = Url.class, name = "url"),
  @JsonSubTypes.Type(value = File.class, name = "file"),
})
@JsonPropertyOrder("type")
public sealed interface MediaSource extends TaggedUnion {

  /// The bytes of a file.
  ///
  /// @param mediaType the media type, for example `image/png`
  /// @param data base64 without a data-URL prefix
  @JsonNaming(SnakeCaseStrategy.class)
  record Base64(String mediaType, String data) implements MediaSource {
    public Base64 {
      required(mediaType, "media_type");
      required(data, "data");
    }
  }

  /// A plain text.
  ///
  /// @param mediaType `text/plain`
  /// @param data the text
  @JsonNaming(SnakeCaseStrategy.class)
  record PlainText(String mediaType, String data) implements MediaSource {
    public PlainText {
      required(mediaType, "media_type");
      required(data, "data");
    }
  }

  /// A list of content blocks.
  record Content(@JsonDeserialize(using = ContentDeserializer.class) List<ContentBlock> content)
      implements MediaSource {
    public Content {
      content = List.copyOf(required(content, "content"));
    }
  }

  /// A URL that the server has to fetch.
  record Url(String url) implements MediaSource {
    public Url {
      required(url, "url");
    }
  }

  /// A file that the client has uploaded before.
  @JsonNaming(SnakeCaseStrategy.class)
  record File(String fileId) implements MediaSource {
    public File {
      required(fileId, "file_id");
    }
  }

  /// A source of an unknown type.
  ///
  /// @param members every member except `type`
  record Unknown(String type, @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> members)
      implements MediaSource {
    public Unknown {
      required(type, "type");
      members = Objects.requireNonNullElse(members, Map.of());
    }
  }
}
