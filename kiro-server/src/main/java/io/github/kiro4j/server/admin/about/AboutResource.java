package io.github.kiro4j.server.admin.about;

import io.github.kiro4j.api.admin.operations.About;
import io.github.kiro4j.api.admin.operations.About.Document;
import io.github.kiro4j.server.admin.AdminApi;
import io.github.kiro4j.server.health.GatewayVersion;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/// `GET /about`: what this gateway is, and what it contains.
@AdminApi
@Path("/api/admin/about")
@Produces(MediaType.APPLICATION_JSON)
public final class AboutResource {

  private static final String LICENCE = "MIT";

  /// In the order in which somebody needs them.
  private static final List<Document> DOCUMENTS =
      Stream.of(
              "install",
              "accounts",
              "clients",
              "keys",
              "configure",
              "operate",
              "monitor",
              "troubleshoot",
              "admin-cli",
              "admin-api")
          .map(name -> new Document(name, "docs/" + name + ".md", "docs/" + name + ".zh-CN.md"))
          .toList();

  private final String storageType;

  /// @param storageType `file` or `postgres`
  public AboutResource(String storageType) {
    this.storageType = storageType;
  }

  @GET
  public About get() throws IOException {
    return new About(
        GatewayVersion.text(),
        BuildFile.read().orElse(null),
        Runtime.version().toString(),
        System.getProperty("java.vendor", ""),
        storageType,
        LICENCE,
        DOCUMENTS,
        Libraries.read());
  }
}
