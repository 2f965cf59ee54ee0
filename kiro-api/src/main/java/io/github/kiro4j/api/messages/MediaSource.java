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

/// Where an image or a document comes from. Open: see [Unknown].
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

  /// The bytes themselves, in base64 without a data-URL prefix.
  @JsonNaming(SnakeCaseStrategy.class)
  record Base64(String mediaType, String data) implements MediaSource {
    public Base64 {
      required(mediaType, "media_type");
      required(data, "data");
    }
  }

  /// A document that is plain text.
  @JsonNaming(SnakeCaseStrategy.class)
  record PlainText(String mediaType, String data) implements MediaSource {
    public PlainText {
      required(mediaType, "media_type");
      required(data, "data");
    }
  }

  /// A document made of blocks.
  record Content(@JsonDeserialize(using = ContentDeserializer.class) List<ContentBlock> content)
      implements MediaSource {
    public Content {
      content = List.copyOf(required(content, "content"));
    }
  }

  /// An address that the server would have to fetch.
  record Url(String url) implements MediaSource {
    public Url {
      required(url, "url");
    }
  }

  /// A file that was uploaded before.
  @JsonNaming(SnakeCaseStrategy.class)
  record File(String fileId) implements MediaSource {
    public File {
      required(fileId, "file_id");
    }
  }

  /// A source of a type that this version does not know, with every member but `type`.
  record Unknown(String type, @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> members)
      implements MediaSource {
    public Unknown {
      required(type, "type");
      members = members == null ? Map.of() : members;
    }
  }
}
