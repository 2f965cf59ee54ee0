package io.github.kiro4j.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;

/// The JSON mapper for all JSON that kiro4j exchanges with clients and upstreams. Thread-safe.
///
/// Unknown members are ignored. Absent optional members are omitted, unless a record declares an
/// explicit `null`. Scalars are never coerced: a number in the place of a string is an error, as in
/// the Messages API.
public final class Json {

  /// Longest string, in characters, so that a request of 50 MiB can consist of one image in base64.
  private static final int MAX_STRING_LENGTH = 64 * 1024 * 1024;

  /// Most tokens of one document (values, names of members, brackets): a tree takes up to 100 bytes
  /// of memory for each. 100,000 messages of one text block have 1.3 million.
  private static final int MAX_TOKENS = 2_000_000;

  /// The mapper.
  public static final JsonMapper MAPPER =
      JsonMapper.builder(factory())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .addModule(TreeDeserializer.module())
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
          .withCoercionConfig(
              LogicalType.Textual,
              config ->
                  config
                      .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
          .build();

  /// Reads JSON trees whose numbers keep the digits with which they were written, so that `1.50`
  /// does not become `1.5`.
  public static final ObjectReader EXACT_NUMBERS =
      MAPPER
          .reader()
          .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .without(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES);

  private Json() {}

  /// What a document exceeds if reading it fails with a `StreamConstraintsException`.
  public static String limits() {
    StreamReadConstraints limits = MAPPER.getFactory().streamReadConstraints();
    return "%d characters in one string, %d digits in one number, %d digits in an exponent, %d levels of nesting, or %d JSON tokens"
        .formatted(
            limits.getMaxStringLength(),
            limits.getMaxNumberLength(),
            TreeDeserializer.EXPONENT_DIGITS,
            limits.getMaxNestingDepth(),
            limits.getMaxTokenCount());
  }

  /// The JSON text of a value in UTF-8.
  ///
  /// @throws IllegalArgumentException if the value's type cannot be written as JSON
  public static byte[] bytes(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "values of " + value.getClass() + " cannot be written as JSON", e);
    }
  }

  /// Buffers are recycled through a shared pool, because thread-local buffers are rarely reused on
  /// virtual threads. Error messages never quote the source, which may hold secrets.
  private static JsonFactory factory() {
    return new JsonFactoryBuilder()
        .recyclerPool(JsonRecyclerPools.sharedConcurrentDequePool())
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxStringLength(MAX_STRING_LENGTH)
                .maxTokenCount(MAX_TOKENS)
                .build())
        .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
        .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
        .build();
  }
}
