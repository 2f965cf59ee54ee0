package io.github.kiro4j.server.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.api.admin.AdminErrorCode;
import io.github.kiro4j.api.admin.ImportRequest;
import io.github.kiro4j.api.admin.InvalidMemberException;
import io.github.kiro4j.server.http.BodyBytes;
import io.github.kiro4j.server.http.BodyBytes.LimitExceededException;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.MessageBodyWriter;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Reads and writes the records of the admin API. Reading is strict: an unknown or missing member
/// or a wrong type is an error that names the member and quotes no value. The priority precedes
/// Dropwizard's own provider, which is lenient and writes every null.
@Priority(Priorities.USER - 1000)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class AdminJson implements MessageBodyReader<Object>, MessageBodyWriter<Object> {

  /// The package of the records; there are more in the packages below.
  private static final String RECORDS = ImportRequest.class.getPackageName();

  private static final long MAX_BYTES = 256 * 1024;

  /// Bytes; the database of kiro-cli also holds conversations.
  private static final long MAX_IMPORT_BYTES = 64L * 1024 * 1024;

  private static final Pattern MEMBER = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,39}");

  private static final ObjectReader STRICT =
      Json.MAPPER
          .reader()
          .with(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  @Override
  public boolean isReadable(
      Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
    return isAdminRecord(type);
  }

  @Override
  public boolean isWriteable(
      Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
    return isAdminRecord(type);
  }

  private static boolean isAdminRecord(Class<?> type) {
    return (type.getPackageName() + ".").startsWith(RECORDS + ".");
  }

  @Override
  public Object readFrom(
      Class<Object> type,
      Type generic,
      Annotation[] annotations,
      MediaType media,
      MultivaluedMap<String, String> headers,
      InputStream body)
      throws IOException {
    long limit = limitOf(type);
    try {
      return read(type, BodyBytes.read(body, -1, limit));
    } catch (LimitExceededException _) {
      throw new AdminProblemException(
          AdminErrorCode.BODY_TOO_LARGE, "The body is larger than " + limit + " bytes.");
    }
  }

  private static long limitOf(Class<?> type) {
    return type == ImportRequest.class ? MAX_IMPORT_BYTES : MAX_BYTES;
  }

  private static Object read(Class<?> type, byte[] body) throws IOException {
    try {
      Object value = STRICT.forType(type).readValue(body);
      if (value == null) {
        throw malformed();
      }
      return value;
    } catch (UnrecognizedPropertyException e) {
      throw AdminProblemException.of(
          AdminErrorCode.UNKNOWN_MEMBER, memberName(e.getPropertyName()), "is unknown");
    } catch (JsonMappingException e) {
      throw problem(e);
    } catch (JsonProcessingException | CharConversionException _) {
      throw malformed();
    }
  }

  /// Jackson's own message may quote the body.
  private static RuntimeException problem(JsonMappingException e) {
    if (e.getCause() instanceof InvalidMemberException invalid) {
      return AdminProblemException.of(invalid.code(), invalid.field(), invalid.problem());
    }
    return e.getPath().isEmpty()
        ? malformed()
        : AdminProblemException.of(
            AdminErrorCode.INVALID_VALUE, path(e), "is missing, or has the wrong type");
  }

  private static String path(JsonMappingException e) {
    return e.getPath().stream()
        .map(JsonMappingException.Reference::getFieldName)
        .filter(name -> name != null)
        .map(AdminJson::memberName)
        .collect(Collectors.joining("."));
  }

  /// Quotes only names of the usual form, because a client may send a secret in the place of a
  /// name.
  private static String memberName(String name) {
    return MEMBER.matcher(name).matches() ? name : "(a member)";
  }

  private static AdminProblemException malformed() {
    return new AdminProblemException(
        AdminErrorCode.MALFORMED_BODY, "The body is not a valid JSON object of this route.");
  }

  @Override
  public void writeTo(
      Object value,
      Class<?> type,
      Type generic,
      Annotation[] annotations,
      MediaType media,
      MultivaluedMap<String, Object> headers,
      OutputStream out)
      throws IOException {
    out.write(Json.bytes(value));
  }
}
