package io.github.kiro4j.server.activity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The figures of a day, or of several. A request that was refused before its model was known, or
/// before it was sent, counts in the total only.
///
/// @param byModel by the upstream's ids
/// @param byCredential by the credentials' ids; a request counts for the one that was used last
public record DayFigures(
    Figures total, Map<String, Figures> byModel, Map<String, Figures> byCredential) {

  public static final DayFigures NONE = new DayFigures(Figures.NONE, Map.of(), Map.of());

  public DayFigures {
    byModel = Map.copyOf(byModel);
    byCredential = Map.copyOf(byCredential);
  }

  public DayFigures plus(DayFigures other) {
    return new DayFigures(
        total.plus(other.total),
        merged(byModel, other.byModel),
        merged(byCredential, other.byCredential));
  }

  private static Map<String, Figures> merged(Map<String, Figures> one, Map<String, Figures> other) {
    Map<String, Figures> all = new TreeMap<>(one);
    other.forEach((key, figures) -> all.merge(key, figures, Figures::plus));
    return all;
  }

  ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set("total", total.toJson());
    json.set("models", json(byModel));
    json.set("credentials", json(byCredential));
    return json;
  }

  private static ObjectNode json(Map<String, Figures> figures) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    new TreeMap<>(figures).forEach((key, value) -> json.set(key, value.toJson()));
    return json;
  }

  static DayFigures of(JsonNode json) {
    return new DayFigures(
        Figures.of(json.path("total")), map(json.path("models")), map(json.path("credentials")));
  }

  private static Map<String, Figures> map(JsonNode json) {
    return json.propertyStream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> Figures.of(entry.getValue())));
  }
}
