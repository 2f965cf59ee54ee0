package io.github.kiro4j.server.admin;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.kiro4j.api.admin.AdminErrorCode;
import io.github.kiro4j.api.admin.CredentialField;
import io.github.kiro4j.api.admin.CredentialField.Exposure;
import io.github.kiro4j.api.admin.client.AdminClient;
import io.github.kiro4j.api.admin.credentials.MaskedEntry;
import io.github.kiro4j.server.admin.access.AdminAccess;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.util.Yaml;
import io.swagger.v3.jaxrs2.Reader;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import jakarta.ws.rs.Path;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The OpenAPI description of the admin API, out of the resources, their records and the table of
/// routes.
final class OpenApiDescription {

  private static final String DTOS = "io.github.kiro4j.api.admin";
  private static final String JSON = "application/json";

  private final RouteTable table;
  private final OpenAPI description;

  private OpenApiDescription(RouteTable table) {
    this.table = table;
    Set<Class<?>> sorted =
        resources().stream()
            .sorted(Comparator.comparing(Class::getName))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    this.description = new Reader(new OpenAPI()).read(sorted);
  }

  /// The whole text.
  static String yaml(RouteTable table) {
    OpenApiDescription made = new OpenApiDescription(table);
    made.complete();
    return Yaml.pretty(made.description);
  }

  /// Every resource that operators reach.
  static List<Class<?>> resources() {
    return new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.github.kiro4j.server.admin")
            .stream()
            .filter(type -> type.isAnnotatedWith(Path.class))
            .map(JavaClass::reflect)
            .<Class<?>>map(type -> type)
            .filter(
                type -> type.getAnnotation(Path.class).value().startsWith(AdminClient.BASE_PATH))
            .toList();
  }

  private void complete() {
    description
        .info(
            new Info()
                .title("kiro4j admin API")
                .version("1")
                .description("What every member means stands in docs/admin-api.md."))
        .addSecurityItem(new SecurityRequirement().addList("key"))
        .addSecurityItem(new SecurityRequirement().addList("session"));
    Components components = description.getComponents();
    components.addSecuritySchemes("key", apiKey(SecurityScheme.In.HEADER, AdminClient.KEY_HEADER));
    components.addSecuritySchemes("session", apiKey(SecurityScheme.In.COOKIE, AdminAccess.COOKIE));
    completeSchemas(components);
    Paths paths = new Paths();
    new TreeMap<>(description.getPaths()).forEach(paths::addPathItem);
    description.setPaths(paths);
    paths.forEach(this::completePath);
  }

  private static SecurityScheme apiKey(SecurityScheme.In in, String name) {
    return new SecurityScheme().type(SecurityScheme.Type.APIKEY).in(in).name(name);
  }

  // schemas

  private void completeSchemas(Components components) {
    requireNamesOfTheirOwn();
    records()
        .forEach(
            type -> ModelConverters.getInstance().readAll(type).forEach(components::addSchemas));
    records()
        .forEach(type -> completeSchema(components.getSchemas().get(type.getSimpleName()), type));
    components.addSchemas("CredentialFields", credentialFields());
    components.addSchemas("MaskedEntry", maskedEntry());
    components.setSchemas(new TreeMap<>(components.getSchemas()));
    components.getSchemas().keySet().removeAll(Set.of("JsonNode", "ObjectNode"));
  }

  private static void requireNamesOfTheirOwn() {
    Set<String> seen = new HashSet<>();
    records()
        .map(Class::getSimpleName)
        .filter(name -> !seen.add(name))
        .forEach(name -> {
          throw new IllegalStateException("two records have the name " + name);
        });
  }

  /// Those of the package, nested ones included.
  private static Stream<Class<?>> records() {
    return new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(DTOS)
            .stream()
            .map(JavaClass::reflect)
            .<Class<?>>map(type -> type)
            .filter(Class::isRecord)
            .sorted(Comparator.comparing(Class::getName));
  }

  private static void completeSchema(@Nullable Schema<?> schema, Class<?> type) {
    if (schema == null || schema.getProperties() == null) {
      throw new IllegalStateException("there is no schema of " + type);
    }
    for (RecordComponent component : type.getRecordComponents()) {
      Schema<?> member =
          Objects.requireNonNull(
              (Schema<?>) schema.getProperties().get(component.getName()), component.getName());
      refer(member, component);
      boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
      if (component.getType().getSimpleName().equals("JsonNode")) {
        schema.getProperties().put(component.getName(), new Schema<>().nullable(true));
      } else if (nullable && member.get$ref() == null) {
        member.setNullable(true);
      } else if (!nullable) {
        schema.addRequiredItem(component.getName());
      }
    }
  }

  /// A masked entry writes itself as a JSON object, in which the reader sees no members.
  private static void refer(Schema<?> member, RecordComponent component) {
    if (component.getGenericType().getTypeName().contains(MaskedEntry.class.getName())) {
      Schema<?> entry = member.getItems() == null ? member : member.getItems();
      entry.set$ref("MaskedEntry");
    }
  }

  private static Schema<?> credentialFields() {
    Schema<?> schema = new ObjectSchema();
    for (CredentialField field : CredentialField.values()) {
      schema.addProperty(field.wireName(), member(field).nullable(true));
    }
    schema.setAdditionalProperties(false);
    return schema;
  }

  private static Schema<?> maskedEntry() {
    Schema<?> schema = new ObjectSchema();
    schema.addProperty("id", new IntegerSchema().format("int64"));
    Arrays.stream(CredentialField.values())
        .filter(field -> field.exposure() != Exposure.HIDDEN)
        .forEach(field -> schema.addProperty(field.wireName(), member(field).writeOnly(null)));
    schema.addProperty("secrets", new ArraySchema().items(new StringSchema()));
    schema.setRequired(List.of("id", "authMethod", "priority", "disabled", "secrets"));
    return schema;
  }

  private static Schema<?> member(CredentialField field) {
    return switch (field.type()) {
      case TEXT, WORDS, TIME ->
          field.isSecret() ? new StringSchema().writeOnly(true) : new StringSchema();
      case NUMBER -> new IntegerSchema().minimum(BigDecimal.ZERO);
      case FLAG -> new BooleanSchema();
    };
  }

  // operations

  private void completePath(String path, PathItem item) {
    item.readOperationsMap()
        .forEach((method, operation) -> {
          String below = path.substring(AdminClient.BASE_PATH.length());
          complete(
              operation,
              table
                  .find(method.name(), below)
                  .orElseThrow(() ->
                      new IllegalStateException(
                          "docs/admin-api.md lacks " + method + " " + below)));
        });
  }

  private static void complete(Operation operation, RouteTable.Route route) {
    operation.setOperationId(operationId(route));
    operation.setSummary(route.summary());
    if (!route.body().isEmpty()) {
      operation.getRequestBody().setRequired(true);
      operation.getRequestBody().setContent(content(route.body()));
    }
    if (operation.getParameters() != null) {
      operation.getParameters().forEach(OpenApiDescription::complete);
    }
    ApiResponses responses = new ApiResponses();
    responses.addApiResponse("200", success(route.answer()));
    errors(route)
        .forEach((status, codes) ->
            responses.addApiResponse(
                String.valueOf(status),
                response("`" + String.join("`, `", codes) + "`", "AdminError")));
    operation.setResponses(responses);
  }

  /// Flags of queries are texts in the code, so that wrong ones get an error of the admin API.
  private static void complete(Parameter parameter) {
    Object otherwise = parameter.getSchema().getDefault();
    if (Set.of("true", "false").contains(String.valueOf(otherwise))) {
      parameter.setSchema(new BooleanSchema()._default(Boolean.valueOf(otherwise.toString())));
    }
  }

  /// `GET /credentials/{id}/balance` becomes `getCredentialsIdBalance`.
  private static String operationId(RouteTable.Route route) {
    return Arrays.stream(route.path().split("[/{}-]+"))
        .filter(part -> !part.isEmpty())
        .map(part -> Character.toUpperCase(part.charAt(0)) + part.substring(1))
        .collect(Collectors.joining("", route.method().toLowerCase(Locale.ROOT), ""));
  }

  /// By status, in order; those of every route included.
  private static Map<Integer, List<String>> errors(RouteTable.Route route) {
    Stream<AdminErrorCode> everywhere =
        Stream.of(
            AdminErrorCode.INVALID_KEY, AdminErrorCode.TOO_MANY_ATTEMPTS, AdminErrorCode.INTERNAL);
    Stream<AdminErrorCode> ofChanges =
        route.method().equals("GET") ? Stream.of() : Stream.of(AdminErrorCode.NOT_SAME_ORIGIN);
    Stream<AdminErrorCode> ofPaths =
        route.path().startsWith("/credentials/{id}")
            ? Stream.of(AdminErrorCode.INVALID_PARAMETER)
            : Stream.of();
    Stream<AdminErrorCode> ofBodies =
        route.body().isEmpty()
            ? Stream.of()
            : Stream.of(
                AdminErrorCode.MALFORMED_BODY,
                AdminErrorCode.UNKNOWN_MEMBER,
                AdminErrorCode.INVALID_VALUE,
                AdminErrorCode.BODY_TOO_LARGE,
                AdminErrorCode.UNSUPPORTED_MEDIA_TYPE);
    return Stream.of(everywhere, ofChanges, ofPaths, ofBodies, route.codes().stream())
        .flatMap(codes -> codes)
        .distinct()
        .sorted()
        .collect(
            Collectors.groupingBy(
                AdminErrorCode::status,
                TreeMap::new,
                Collectors.mapping(AdminErrorCode::wireName, Collectors.toList())));
  }

  /// @param answer empty for a stream of events or a text
  private static ApiResponse success(String answer) {
    return answer.isEmpty() ? new ApiResponse().description("Done.") : response("Done.", answer);
  }

  private static ApiResponse response(String text, String schema) {
    return new ApiResponse().description(text).content(content(schema));
  }

  private static Content content(String schema) {
    return new Content()
        .addMediaType(
            JSON, new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + schema)));
  }
}
