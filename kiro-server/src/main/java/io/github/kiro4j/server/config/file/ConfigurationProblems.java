package io.github.kiro4j.server.config.file;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import io.dropwizard.configuration.ConfigurationException;
import io.dropwizard.configuration.ConfigurationValidationException;
import io.dropwizard.validation.ConstraintViolations;
import io.github.kiro4j.server.config.file.InvalidConfigurationException.Problem;
import jakarta.validation.ConstraintViolation;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.LevenshteinDistance;

/// Says what is wrong with a configuration file: the key, the value, and what the key takes. No
/// sentence has the name of a class or a regular expression.
///
/// @param keys the content of the file
record ConfigurationProblems(AllowedValues allowed, JsonNode keys) {

  private static final int MOST_SUGGESTIONS = 5;

  /// Translates what Dropwizard found in a file that could be parsed.
  ConfigurationException of(String file, ConfigurationException found) {
    if (found instanceof ConfigurationValidationException invalid) {
      return new InvalidConfigurationException(
          file,
          invalid.getConstraintViolations().stream()
              .map(ConfigurationProblems::problem)
              .sorted(Comparator.comparing(Problem::sentence))
              .toList());
    }
    return found.getCause() instanceof JsonMappingException e
        ? new InvalidConfigurationException(file, List.of(problem(e)))
        : found;
  }

  /// Translates what Dropwizard found in a file that could not be parsed.
  static ConfigurationException ofText(String file, ConfigurationException found) {
    if (!(found.getCause() instanceof JsonProcessingException e)) {
      return found;
    }
    JsonLocation location = e.getLocation();
    String line = location == null ? "" : "line " + location.getLineNr() + ": ";
    String message = String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("");
    return InvalidConfigurationException.malformed(
        file,
        message.startsWith("Duplicate field")
            ? line + message.replace("Duplicate field", "the key") + " stands twice; remove one"
            : line + "the file cannot be read: " + message);
  }

  private static Problem problem(ConstraintViolation<?> violation) {
    JsonPointer key = JsonPointer.empty();
    for (String part : violation.getPropertyPath().toString().split("[.\\[\\]]+", -1)) {
      if (!part.isEmpty() && !part.startsWith("<")) {
        key = key.appendProperty(part);
      }
    }
    return new Problem(key, ConstraintViolations.format(violation));
  }

  private Problem problem(JsonMappingException e) {
    JsonPointer key = JsonPointer.empty();
    StringBuilder name = new StringBuilder();
    for (Reference part : e.getPath()) {
      if (part.getFieldName() == null) {
        key = key.appendIndex(part.getIndex());
        name.append('[').append(part.getIndex()).append(']');
      } else {
        key = key.appendProperty(part.getFieldName());
        name.append(name.isEmpty() ? "" : ".").append(part.getFieldName());
      }
    }
    return new Problem(key, (name.isEmpty() ? "the file" : name) + " " + what(e, keys.at(key)));
  }

  private String what(JsonMappingException e, JsonNode value) {
    return switch (e) {
      case UnrecognizedPropertyException unknown ->
          "is no key that exists here. Did you mean?" + suggestions(unknown);
      case MismatchedInputException wrong when wrong.getTargetType() != null ->
          allowed.sentence(wrong.getTargetType(), value);
      case ValueInstantiationException wrong ->
          allowed.sentence(wrong.getType().getRawClass(), value);
      default -> "has a value that cannot be used";
    };
  }

  private static String suggestions(UnrecognizedPropertyException unknown) {
    return unknown.getKnownPropertyIds().stream()
        .map(String::valueOf)
        .sorted(
            Comparator.comparing(known ->
                LevenshteinDistance.getDefaultInstance().apply(known, unknown.getPropertyName())))
        .limit(MOST_SUGGESTIONS)
        .map(known -> "\n      - " + known)
        .collect(Collectors.joining());
  }
}
