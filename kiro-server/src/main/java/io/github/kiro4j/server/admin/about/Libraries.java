package io.github.kiro4j.server.admin.about;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.api.admin.operations.About.Library;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The libraries in the jar, from two lists that the build adds: the bill of materials of the Java
/// libraries (CycloneDX), and the packages that are bundled into the page (`build.license` of
/// Vite).
final class Libraries {

  private static final String JAVA = "/META-INF/sbom/kiro4j.cdx.json";
  private static final String PAGE = "/admin-ui/third-party.json";
  private static final String OWN_GROUP = "io.github.kiro4j";

  private Libraries() {}

  /// All libraries by part and name.
  static List<Library> read() throws IOException {
    return Stream.concat(
            ofBillOfMaterials(tree(JAVA)).stream(), ofBundledPackages(tree(PAGE)).stream())
        .sorted(Comparator.comparing(Library::part).thenComparing(Library::name))
        .toList();
  }

  /// An empty tree if the build added no such list.
  private static JsonNode tree(String resource) throws IOException {
    try (InputStream file = Libraries.class.getResourceAsStream(resource)) {
      return file == null ? Json.MAPPER.createObjectNode() : Json.MAPPER.readTree(file);
    }
  }

  static List<Library> ofBillOfMaterials(JsonNode bill) {
    List<Library> libraries = new ArrayList<>();
    for (JsonNode component : bill.path("components")) {
      String group = component.path("group").asText();
      if (!group.equals(OWN_GROUP)) {
        libraries.add(
            new Library(
                "gateway",
                group + ":" + component.path("name").asText(),
                component.path("version").asText(),
                licences(component)));
      }
    }
    return libraries;
  }

  /// A licence has an SPDX id, else the name that the library gives it; or all are one expression.
  private static List<String> licences(JsonNode component) {
    List<String> licences = new ArrayList<>();
    for (JsonNode entry : component.path("licenses")) {
      JsonNode licence = entry.path("license");
      Stream.of(licence.path("id"), licence.path("name"), entry.path("expression"))
          .filter(JsonNode::isTextual)
          .findFirst()
          .ifPresent(name -> licences.add(name.asText()));
    }
    return licences;
  }

  static List<Library> ofBundledPackages(JsonNode packages) {
    List<Library> libraries = new ArrayList<>();
    for (JsonNode each : packages) {
      JsonNode licence = each.path("identifier");
      libraries.add(
          new Library(
              "page",
              each.path("name").asText(),
              each.path("version").asText(),
              licence.isTextual() ? List.of(licence.asText()) : List.of()));
    }
    return libraries;
  }
}
