package io.github.kiro4j.server.admin.about;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.api.Json;
import io.github.kiro4j.api.admin.operations.About.Build;
import io.github.kiro4j.api.admin.operations.About.Document;
import io.github.kiro4j.api.admin.operations.About.Library;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class LibrariesTest {

  @Test
  void aLibraryOfTheBillOfMaterialsHasEachOfItsLicences() throws IOException {
    String bill =
        """
        {"components": [
          {"group": "io.github.kiro4j", "name": "kiro-api", "version": "1"},
          {"group": "org.example", "name": "two", "version": "2.1",
           "licenses": [{"license": {"id": "EPL-2.0"}}, {"license": {"name": "GPL2 w/ CPE"}}]},
          {"group": "org.example", "name": "one", "version": "3", "licenses": [{"expression": "MIT OR Apache-2.0"}]},
          {"group": "org.example", "name": "silent", "version": "4"}
        ]}
        """;

    assertThat(Libraries.ofBillOfMaterials(Json.MAPPER.readTree(bill)))
        .containsExactly(
            new Library("gateway", "org.example:two", "2.1", List.of("EPL-2.0", "GPL2 w/ CPE")),
            new Library("gateway", "org.example:one", "3", List.of("MIT OR Apache-2.0")),
            new Library("gateway", "org.example:silent", "4", List.of()));
  }

  @Test
  void aPackageOfThePageHasItsLicence() throws IOException {
    String packages =
        """
        [{"name": "@base-ui/react", "version": "1.9.0", "identifier": "MIT", "text": "..."},
         {"name": "silent", "version": "1.0.0"}]
        """;

    assertThat(Libraries.ofBundledPackages(Json.MAPPER.readTree(packages)))
        .containsExactly(
            new Library("page", "@base-ui/react", "1.9.0", List.of("MIT")),
            new Library("page", "silent", "1.0.0", List.of()));
  }

  @Test
  void theBuildIsTheCommitInItsFile() throws IOException {
    String file = "git.commit.id.abbrev=0a1b2c3\ngit.commit.time=2026-11-28T09\\:00\\:00Z\n";

    assertThat(BuildFile.read(stream(file))).contains(new Build("0a1b2c3", "2026-11-28T09:00:00Z"));
    assertThat(BuildFile.read(stream("git.commit.id.abbrev=\n"))).isEmpty();
  }

  @Test
  void everyDocumentExistsInBothLanguages() throws IOException {
    List<Document> documents = new AboutResource("file").get().documents();

    assertThat(documents)
        .isNotEmpty()
        .allSatisfy(document -> {
          assertThat(Path.of("..", document.path())).exists();
          assertThat(Path.of("..", document.chinesePath())).exists();
        });
  }

  private static ByteArrayInputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
