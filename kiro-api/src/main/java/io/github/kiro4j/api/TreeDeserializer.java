package io.github.kiro4j.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.deser.std.JsonNodeDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;

/// Reads JSON trees. A number whose exponent [java.math.BigDecimal] cannot hold exceeds a limit of
/// the JSON parser; Jackson throws a [NumberFormatException] for it, which no reader of JSON
/// expects.
final class TreeDeserializer extends DelegatingDeserializer {

  /// Digits of an exponent that every exact number may have.
  static final int EXPONENT_DIGITS = 9;

  private static final long serialVersionUID = 1L;

  private TreeDeserializer(JsonDeserializer<?> delegate) {
    super(delegate);
  }

  static SimpleModule module() {
    SimpleModule module = new SimpleModule();
    for (Class<? extends JsonNode> type :
        List.of(JsonNode.class, ObjectNode.class, ArrayNode.class)) {
      register(module, type);
    }
    return module;
  }

  @SuppressWarnings("unchecked")
  private static <T extends JsonNode> void register(SimpleModule module, Class<T> type) {
    JsonDeserializer<?> reader = new TreeDeserializer(JsonNodeDeserializer.getDeserializer(type));
    module.addDeserializer(type, (JsonDeserializer<T>) reader);
  }

  @Override
  protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> delegate) {
    return new TreeDeserializer(delegate);
  }

  @Override
  public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    try {
      return super.deserialize(parser, context);
    } catch (NumberFormatException _) {
      throw new StreamConstraintsException(
          "a number has more than " + EXPONENT_DIGITS + " digits in its exponent",
          parser.currentTokenLocation());
    }
  }
}
