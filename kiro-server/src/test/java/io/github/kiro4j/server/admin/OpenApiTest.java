package io.github.kiro4j.server.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.api.admin.client.AdminClient;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.Response;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The committed description and the page on the admin API say what the code does.
class OpenApiTest {

  private static final Path COMMITTED = Path.of("../docs/openapi-admin.yaml");
  private static final Path GENERATED = Path.of("target/openapi-admin.yaml");

  @Test
  void theCommittedDescriptionIsThatOfTheCode() throws Exception {
    String now = OpenApiDescription.yaml(RouteTable.read());
    Files.createDirectories(GENERATED.toAbsolutePath().getParent());
    Files.writeString(GENERATED, now);

    assertThat(Files.exists(COMMITTED) ? Files.readString(COMMITTED) : "")
        .as("docs/openapi-admin.yaml is out of date: copy kiro-server/%s over it", GENERATED)
        .isEqualTo(now);
  }

  @Test
  void thePageListsEveryRouteAndNoOther() throws Exception {
    assertThat(RouteTable.read().routes())
        .extracting(route -> route.method() + " " + route.path())
        .containsExactlyInAnyOrderElementsOf(routes().stream().map(Served::toString).toList());
  }

  @Test
  void thePageNamesWhatEveryRouteAnswers() throws Exception {
    RouteTable table = RouteTable.read();
    for (Served served : routes()) {
      Class<?> answer = served.handler().getReturnType();
      if (answer != Response.class && answer != void.class) {
        assertThat(table.find(served.method(), served.path()).orElseThrow().answer())
            .as(served.toString())
            .isEqualTo(answer.getSimpleName());
      }
    }
  }

  private record Served(String method, String path, Method handler) {
    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  private static List<Served> routes() {
    List<Served> routes = new ArrayList<>();
    for (Class<?> resource : OpenApiDescription.resources()) {
      for (Method handler : resource.getMethods()) {
        method(handler)
            .ifPresent(method -> routes.add(new Served(method, path(resource, handler), handler)));
      }
    }
    return routes;
  }

  private static Optional<String> method(Method handler) {
    return Arrays.stream(handler.getAnnotations())
        .map(Annotation::annotationType)
        .map(type -> type.getAnnotation(HttpMethod.class))
        .filter(found -> found != null)
        .map(HttpMethod::value)
        .findFirst();
  }

  private static String path(Class<?> resource, Method handler) {
    jakarta.ws.rs.Path below = handler.getAnnotation(jakarta.ws.rs.Path.class);
    String base = resource.getAnnotation(jakarta.ws.rs.Path.class).value();
    return base.substring(AdminClient.BASE_PATH.length())
        + (below == null ? "" : "/" + below.value());
  }
}
