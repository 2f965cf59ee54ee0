package io.github.kiro4j.protocol.mapping.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashMap;
import java.util.Map;

/// Repairs text and JSON values that the upstream refuses.
///
/// Half of a surrogate pair makes the service refuse the whole body (`The request body is not valid
/// JSON.`), and the service refuses null members and empty member names in tool inputs. Source:
/// error messages of the Kiro API that users reported.
public final class WellFormed {

  private static final char REPLACEMENT = '\uFFFD';
  private static final String NAME_FOR_EMPTY = "_";

  private WellFormed() {}

  /// The text with each lone surrogate replaced by U+FFFD; the same instance if there is none.
  public static String text(String text) {
    int lone = loneSurrogate(text, 0);
    if (lone < 0) {
      return text;
    }
    StringBuilder repaired = new StringBuilder(text);
    for (; lone >= 0; lone = loneSurrogate(text, lone + 1)) {
      repaired.setCharAt(lone, REPLACEMENT);
    }
    return repaired.toString();
  }

  /// A JSON object with well-formed texts and without null members and empty names. A value that is
  /// not an object becomes the member `input` of an object.
  public static ObjectNode object(JsonNode value) {
    return value.isObject() ? members(value) : members(wrapped(value));
  }

  /// The new names of the members of an object whose names [#object] changes, by their old names.
  public static Map<String, String> changedNames(JsonNode object) {
    Map<String, String> changed = new LinkedHashMap<>();
    ObjectNode taken = JsonNodeFactory.instance.objectNode();
    object
        .properties()
        .forEach(member -> {
          if (!member.getValue().isNull()) {
            String name = freeName(taken, object, member.getKey());
            taken.putNull(name);
            if (!name.equals(member.getKey())) {
              changed.put(member.getKey(), name);
            }
          }
        });
    return changed;
  }

  private static ObjectNode wrapped(JsonNode value) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    object.set("input", value);
    return object;
  }

  private static JsonNode value(JsonNode value) {
    return switch (value.getNodeType()) {
      case OBJECT -> members(value);
      case ARRAY -> items(value);
      case STRING -> TextNode.valueOf(text(value.textValue()));
      case BINARY, BOOLEAN, MISSING, NULL, NUMBER, POJO -> value;
    };
  }

  private static ObjectNode members(JsonNode object) {
    ObjectNode members = JsonNodeFactory.instance.objectNode();
    object
        .properties()
        .forEach(member -> {
          if (!member.getValue().isNull()) {
            members.set(freeName(members, object, member.getKey()), value(member.getValue()));
          }
        });
    return members;
  }

  private static String freeName(ObjectNode taken, JsonNode original, String name) {
    String free = name.isEmpty() ? NAME_FOR_EMPTY : text(name);
    while (taken.has(free) || (name.isEmpty() && original.has(free))) {
      free += NAME_FOR_EMPTY;
    }
    return free;
  }

  private static ArrayNode items(JsonNode array) {
    ArrayNode items = JsonNodeFactory.instance.arrayNode(array.size());
    array.forEach(item -> items.add(value(item)));
    return items;
  }

  private static int loneSurrogate(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i)) && !isHalfOfPair(text, i)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isHalfOfPair(String text, int i) {
    return Character.isHighSurrogate(text.charAt(i))
        ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
        : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
  }
}
