package io.github.kiro4j.simulator.models;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.api.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The models that the simulated service offers. The built-in list is the resource `models.json`.
public final class SimulatedModels {

  private final List<Model> models;
  private final Model defaultModel;

  private SimulatedModels(List<Model> models, Model defaultModel) {
    this.models = List.copyOf(models);
    this.defaultModel = defaultModel;
  }

  /// The built-in models.
  public static SimulatedModels builtIn() {
    try (InputStream in = SimulatedModels.class.getResourceAsStream("models.json")) {
      return of(Json.MAPPER.readTree(Objects.requireNonNull(in, "models.json")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The models of another catalogue.
  ///
  /// @param catalogue an object with `models` and `defaultModel`, in the form of the response to
  ///   `ListAvailableModels`
  public static SimulatedModels of(JsonNode catalogue) {
    List<Model> models = catalogue.path("models").valueStream().map(Model::new).toList();
    return new SimulatedModels(models, new Model(catalogue.path("defaultModel")));
  }

  public List<Model> models() {
    return models;
  }

  public Model defaultModel() {
    return defaultModel;
  }

  /// The model with this id; empty if there is none.
  public Optional<Model> find(String id) {
    return models.stream().filter(model -> model.id().equals(id)).findFirst();
  }
}
