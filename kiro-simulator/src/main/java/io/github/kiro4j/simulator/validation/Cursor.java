package io.github.kiro4j.simulator.validation;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.simulator.wire.KnownErrors;
import io.github.kiro4j.simulator.wire.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// A JSON value and its place in the request, with checks of the value. A value that fails a check
/// is refused as `Improperly formed request.`, with the place as detail. JSON null counts as no
/// value.
record Cursor(JsonNode node, String path) {

  /// Checks that the value is an object with no other members than these.
  Cursor object(Set<String> known) {
    for (Map.Entry<String, JsonNode> member : object().node.properties()) {
      if (!known.contains(member.getKey())) {
        throw refused("holds an unknown member");
      }
      if (member.getValue().isNull()) {
        throw refused(member.getKey() + " is null");
      }
    }
    return this;
  }

  Cursor object() {
    if (!node.isObject()) {
      throw refused("is no object");
    }
    return this;
  }

  /// The name of the only member of a union, which must be one of these.
  String onlyMember(Set<String> known) {
    object(known);
    if (node.size() != 1) {
      throw refused("needs exactly one member");
    }
    return node.fieldNames().next();
  }

  Optional<Cursor> member(String name) {
    return node.has(name) ? Optional.of(child(name)) : Optional.empty();
  }

  Cursor required(String name) {
    return member(name).orElseThrow(() -> refused(name + " is missing"));
  }

  List<Cursor> items(String name) {
    return member(name).map(Cursor::items).orElse(List.of());
  }

  List<Cursor> items() {
    if (!node.isArray()) {
      throw refused("is no array");
    }
    List<Cursor> items = new ArrayList<>(node.size());
    for (int i = 0; i < node.size(); i++) {
      items.add(new Cursor(node.get(i), path + "[" + i + "]"));
    }
    return items;
  }

  String text() {
    if (!node.isTextual()) {
      throw refused("is no string");
    }
    return node.textValue();
  }

  /// The value of a string whose length is in this range. A character outside the basic plane
  /// counts once.
  String text(int min, int max) {
    String text = text();
    int length = text.codePointCount(0, text.length());
    if (length < min || length > max) {
      throw refused("has %d characters, not %d to %d".formatted(length, min, max));
    }
    return text;
  }

  String matching(Pattern pattern) {
    String text = text();
    if (!pattern.matcher(text).matches()) {
      throw refused("does not match " + pattern);
    }
    return text;
  }

  String oneOf(Set<String> values) {
    String text = text();
    if (!values.contains(text)) {
      throw refused("is none of the known values");
    }
    return text;
  }

  RefusedException refused(String why) {
    return new RefusedException(KnownErrors.improperlyFormed(path + " " + why));
  }

  private Cursor child(String name) {
    return new Cursor(node.get(name), path + "." + name);
  }
}
