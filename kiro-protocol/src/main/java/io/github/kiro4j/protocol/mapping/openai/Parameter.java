package io.github.kiro4j.protocol.mapping.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.kiro4j.api.messages.ErrorType;
import io.github.kiro4j.api.openai.OpenAiRequest;
import io.github.kiro4j.protocol.mapping.validation.InvalidRequestException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A value of a request and its place, in the notation of OpenAI's APIs:
/// `messages[0].content[2].image_url`.
///
/// A member that is null counts as absent.
///
/// @param path the place
/// @param value a missing node if the value is absent
public record Parameter(String path, JsonNode value) {

  /// A parameter of a request.
  public static Parameter of(OpenAiRequest request, String name) {
    return new Parameter(name, request.parameter(name));
  }

  public boolean absent() {
    return value.isMissingNode();
  }

  /// A member of the object at this place.
  public Parameter member(String name) {
    JsonNode member = value.path(name);
    return new Parameter(path + "." + name, member.isNull() ? MissingNode.getInstance() : member);
  }

  /// The items of the list at this place; none if it is absent.
  ///
  /// @throws InvalidRequestException if the value is not a list
  public Stream<Parameter> items() {
    if (!absent() && !value.isArray()) {
      throw wrongType("an array");
    }
    return IntStream.range(0, value.size())
        .mapToObj(i -> new Parameter(path + "[" + i + "]", value.get(i)));
  }

  /// The text at this place; empty if it is absent.
  ///
  /// @throws InvalidRequestException if the value is not a text
  public Optional<String> text() {
    if (absent()) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      throw wrongType("a string");
    }
    return Optional.of(value.textValue());
  }

  /// The text at this place.
  ///
  /// @throws InvalidRequestException if the value is absent or not a text
  public String requiredText() {
    return text().orElseThrow(this::missing);
  }

  /// The number at this place; empty if it is absent.
  ///
  /// @throws InvalidRequestException if the value is not an integer
  public Optional<Integer> integer() {
    if (absent()) {
      return Optional.empty();
    }
    if (!value.isIntegralNumber() || !value.canConvertToInt()) {
      throw wrongType("an integer");
    }
    return Optional.of(value.intValue());
  }

  /// The truth value at this place; empty if it is absent.
  ///
  /// @throws InvalidRequestException if the value is not a truth value
  public Optional<Boolean> flag() {
    if (absent()) {
      return Optional.empty();
    }
    if (!value.isBoolean()) {
      throw wrongType("a boolean");
    }
    return Optional.of(value.booleanValue());
  }

  /// The value at this place, if it is an object.
  public Optional<JsonNode> object() {
    return value.isObject() ? Optional.of(value) : Optional.empty();
  }

  /// The texts at this place: one text, or a list.
  ///
  /// @throws InvalidRequestException if the value is something else
  public List<String> texts() {
    return value.isTextual()
        ? List.of(value.textValue())
        : items().map(Parameter::requiredText).toList();
  }

  /// An exception for a value that must be there.
  public InvalidRequestException missing() {
    return refuse("missing_required_parameter", "the parameter is required");
  }

  /// An exception for a value that the gateway has no equivalent for.
  public InvalidRequestException unsupported(String problem) {
    return refuse("unsupported_value", problem);
  }

  /// An exception for a value that makes no sense.
  public InvalidRequestException invalid(String problem) {
    return refuse("invalid_value", problem);
  }

  private InvalidRequestException wrongType(String expected) {
    return refuse("invalid_type", "the value must be " + expected);
  }

  private InvalidRequestException refuse(String code, String problem) {
    return new InvalidRequestException(
        ErrorType.INVALID_REQUEST_ERROR, path + ": " + problem, code);
  }
}
