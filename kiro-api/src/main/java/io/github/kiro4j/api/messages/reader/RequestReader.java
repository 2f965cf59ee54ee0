package io.github.kiro4j.api.messages.reader;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.api.messages.InputMessage;
import io.github.kiro4j.api.messages.InvalidFieldException;
import io.github.kiro4j.api.union.TypeNames;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads request bodies. Errors have the wording of the Messages API, for example
/// `messages.0.content.1.text.text: Field required`.
public final class RequestReader {

  /// Most messages of a request, and most content blocks of a message.
  ///
  /// Source: Anthropic's public documentation of the Messages API, for messages.
  public static final int MAX_ITEMS = 100_000;

  private static final ObjectReader READER =
      Json.EXACT_NUMBERS.with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private RequestReader() {}

  /// Reads a request.
  ///
  /// @param type the record that the body stands for
  /// @throws InvalidRequestBodyException if the body is not a request in JSON
  public static <T> T read(byte[] body, Class<T> type) throws InvalidRequestBodyException {
    try (JsonParser parser = parser(body)) {
      T request = READER.readValue(parser, type);
      if (request == null) {
        throw new InvalidRequestBodyException("Input should be a valid object");
      }
      return request;
    } catch (JsonMappingException e) {
      throw invalid(e);
    } catch (JsonProcessingException e) {
      throw notJson(e);
    } catch (IOException e) {
      // Jackson takes bytes that begin with NUL for UTF-16 or UTF-32, and cannot decode them.
      throw new InvalidRequestBodyException("The request body is not valid JSON", e);
    }
  }

  private static JsonParser parser(byte[] body) throws IOException {
    JsonParser parser = READER.createParser(body);
    return body.length < LargeBodyParser.LONG ? parser : new LargeBodyParser(parser, body);
  }

  private static InvalidRequestBodyException invalid(JsonMappingException e) {
    return switch (e.getCause()) {
      case JsonProcessingException syntax -> notJson(syntax);
      case InvalidFieldException field -> new InvalidRequestBodyException(describe(e, field), e);
      case null, default -> new InvalidRequestBodyException(describe(e), e);
    };
  }

  private static InvalidRequestBodyException notJson(JsonProcessingException e) {
    if (e instanceof TooManyItemsException) {
      return new InvalidRequestBodyException(e.getOriginalMessage(), e);
    }
    if (e instanceof StreamConstraintsException) {
      return new InvalidRequestBodyException("The request body has more than " + Json.limits(), e);
    }
    JsonLocation at = e.getLocation();
    String place =
        at == null ? "" : ": line %d column %d".formatted(at.getLineNr(), at.getColumnNr());
    return new InvalidRequestBodyException("The request body is not valid JSON" + place, e);
  }

  private static String describe(JsonMappingException e, InvalidFieldException field) {
    List<String> path = path(e);
    if (e instanceof ValueInstantiationException instantiation) {
      TypeNames.of(instantiation.getType().getRawClass()).ifPresent(path::add);
    }
    path.add(field.field());
    return String.join(".", path) + ": " + field.problem();
  }

  private static String describe(JsonMappingException e) {
    List<String> path = path(e);
    String place = path.isEmpty() ? "" : String.join(".", path) + ": ";
    return place + expectation(e);
  }

  private static List<String> path(JsonMappingException e) {
    List<String> path = new ArrayList<>();
    for (JsonMappingException.Reference step : e.getPath()) {
      if (step.getFieldName() == null) {
        path.add(String.valueOf(step.getIndex()));
      } else {
        owner(step).flatMap(TypeNames::of).ifPresent(path::add);
        path.add(step.getFieldName());
      }
    }
    return path;
  }

  private static Optional<Class<?>> owner(JsonMappingException.Reference step) {
    Object from = step.getFrom();
    return from instanceof Class<?> type
        ? Optional.of(type)
        : Optional.ofNullable(from).map(Object::getClass);
  }

  private static String expectation(JsonMappingException e) {
    if (!(e instanceof MismatchedInputException mismatch) || mismatch.getTargetType() == null) {
      return "Input is not valid";
    }
    Class<?> target = mismatch.getTargetType();
    if (target == InputMessage.Role.class) {
      return "Input should be 'user', 'assistant' or 'system'";
    }
    return "Input should be a valid " + kind(target);
  }

  private static String kind(Class<?> target) {
    if (target == String.class) {
      return "string";
    }
    if (target == Integer.class || target == int.class) {
      return "integer";
    }
    if (target == Boolean.class) {
      return "boolean";
    }
    if (Collection.class.isAssignableFrom(target)) {
      return "array";
    }
    return Map.class.isAssignableFrom(target) || target.isRecord() || target.isInterface()
        ? "object"
        : "value";
  }
}
