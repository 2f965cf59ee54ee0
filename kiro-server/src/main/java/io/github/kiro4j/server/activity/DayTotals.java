package io.github.kiro4j.server.activity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The statistics of one day or of several days. A request that was refused before its model was
/// known, or before its first attempt, counts in the total only.
///
/// @param byModel keyed by the upstream's model ids
/// @param byCredential keyed by credential ids; a request counts for the credential of its last
///   attempt
public record DayTotals(
    RequestTotals total,
    Map<String, RequestTotals> byModel,
    Map<String, RequestTotals> byCredential) {

  public static final DayTotals NONE = new DayTotals(RequestTotals.NONE, Map.of(), Map.of());

  public DayTotals {
    byModel = Map.copyOf(byModel);
    byCredential = Map.copyOf(byCredential);
  }

  public DayTotals plus(DayTotals other) {
    return new DayTotals(
        total.plus(other.total),
        merged(byModel, other.byModel),
        merged(byCredential, other.byCredential));
  }

  private static Map<String, RequestTotals> merged(
      Map<String, RequestTotals> one, Map<String, RequestTotals> other) {
    Map<String, RequestTotals> all = new TreeMap<>(one);
    other.forEach((key, totals) -> all.merge(key, totals, RequestTotals::plus));
    return all;
  }

  ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set("total", total.toJson());
    json.set("models", json(byModel));
    json.set("credentials", json(byCredential));
    return json;
  }

  private static ObjectNode json(Map<String, RequestTotals> totals) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    new TreeMap<>(totals).forEach((key, value) -> json.set(key, value.toJson()));
    return json;
  }

  static DayTotals of(JsonNode json) {
    return new DayTotals(
        RequestTotals.of(json.path("total")),
        map(json.path("models")),
        map(json.path("credentials")));
  }

  private static Map<String, RequestTotals> map(JsonNode json) {
    return json.propertyStream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> RequestTotals.of(entry.getValue())));
  }
}
