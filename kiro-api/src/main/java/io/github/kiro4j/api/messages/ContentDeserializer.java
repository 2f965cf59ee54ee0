package io.github.kiro4j.api.messages;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.type.TypeFactory;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads content in both of its JSON forms: a string, which stands for one text block, or a list of
/// blocks.
final class ContentDeserializer extends StdDeserializer<List<ContentBlock>> {

  private static final long serialVersionUID = 1L;
  private static final JavaType BLOCKS =
      TypeFactory.defaultInstance().constructCollectionType(List.class, ContentBlock.class);

  ContentDeserializer() {
    super(BLOCKS);
  }

  @Override
  public @Nullable List<ContentBlock> deserialize(JsonParser parser, DeserializationContext context)
      throws IOException {
    if (parser.hasToken(JsonToken.VALUE_STRING)) {
      return List.of(new ContentBlock.Text(parser.getText()));
    }
    return context.readValue(parser, BLOCKS);
  }
}
