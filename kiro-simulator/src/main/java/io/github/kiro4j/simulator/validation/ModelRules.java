package io.github.kiro4j.simulator.validation;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.simulator.models.Model;
import io.github.kiro4j.simulator.models.SimulatedModels;
import io.github.kiro4j.simulator.wire.KnownErrors;
import io.github.kiro4j.simulator.wire.RefusedException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Checks that the model is in the catalogue and accepts the additional fields.
final class ModelRules {

  private final SimulatedModels models;

  ModelRules(SimulatedModels models) {
    this.models = models;
  }

  void check(HistoryEntry.User current, Cursor body) {
    Model model = model(current.modelId());
    Optional<Cursor> fields = body.member("additionalModelRequestFields");
    fields.ifPresent(value -> checkFields(value.node(), model));
  }

  private Model model(@Nullable String id) {
    return id == null
        ? models.defaultModel()
        : models.find(id).orElseThrow(() -> new RefusedException(KnownErrors.invalidModel()));
  }

  private static void checkFields(JsonNode fields, Model model) {
    JsonNode schema =
        model
            .additionalFieldsSchema()
            .orElseThrow(
                () -> invalid("additionalModelRequestFields is not supported for this model"));
    FieldSchema.firstViolation(fields, schema)
        .ifPresent(violation -> {
          throw invalid("Invalid additionalModelRequestFields: " + violation);
        });
  }

  private static RefusedException invalid(String message) {
    return new RefusedException(KnownErrors.invalid(message, "REQUEST_BODY_INVALID"));
  }
}
