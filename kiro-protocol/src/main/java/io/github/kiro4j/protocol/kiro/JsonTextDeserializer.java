package io.github.kiro4j.protocol.kiro;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;

/// Reads a member that holds JSON text, and a JSON value in its place as that value's text.
final class JsonTextDeserializer extends StdDeserializer<String> {

  private static final long serialVersionUID = 1L;

  JsonTextDeserializer() {
    super(String.class);
  }

  @Override
  public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    if (parser.hasToken(JsonToken.VALUE_STRING)) {
      return parser.getText();
    }
    JsonNode value = context.readTree(parser);
    return value.toString();
  }
}
