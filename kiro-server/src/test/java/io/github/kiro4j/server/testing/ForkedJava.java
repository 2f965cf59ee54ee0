package io.github.kiro4j.server.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.crypto.tink.Aead;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.protocol.dialect.route.Endpoint;
import io.github.kiro4j.server.credentials.store.CredentialStore;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.slf4j.Logger;

/// Processes of a main class that needs credentials and their stores, and little else. They start
/// fast, by an archive of the classes that a first process has loaded.
///
/// @param tools a folder for the archive, which several instances may share
public record ForkedJava(Path tools, Class<?> main) {

  /// Runs the first process to its end.
  public void archiveClasses(List<String> arguments) throws Exception {
    if (Files.exists(archive())) {
      return;
    }
    jarClasses();
    Process process = start("-XX:ArchiveClassesAtExit=" + archive(), arguments);
    process.getInputStream().transferTo(OutputStream.nullOutputStream());
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
    assertThat(archive()).exists();
  }

  public Process start(List<String> arguments) throws IOException {
    return start("-XX:SharedArchiveFile=" + archive(), arguments);
  }

  private Process start(String sharing, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", sharing, "-cp", classPath()));
    command.add(main.getName());
    command.addAll(arguments);
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  /// Classes in folders cannot be archived.
  private void jarClasses() throws IOException {
    try (ZipOutputStream jar = new ZipOutputStream(Files.newOutputStream(jar()))) {
      Set<String> written = new HashSet<>();
      for (Path location : locations().filter(Files::isDirectory).toList()) {
        try (Stream<Path> files = Files.walk(location)) {
          for (Path file : files.filter(Files::isRegularFile).toList()) {
            String name = location.relativize(file).toString().replace(File.separatorChar, '/');
            if (written.add(name)) {
              jar.putNextEntry(new ZipEntry(name));
              Files.copy(file, jar);
              jar.closeEntry();
            }
          }
        }
      }
    }
  }

  private Path jar() {
    return tools.resolve(main.getSimpleName() + ".jar");
  }

  private Path archive() {
    return tools.resolve(main.getSimpleName() + ".jsa");
  }

  private String classPath() {
    return Stream.concat(Stream.of(jar()), locations().filter(Files::isRegularFile))
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  /// As few entries as possible: a long class path slows the start down.
  private Stream<Path> locations() {
    return Stream.of(
            main,
            CredentialStore.class,
            Endpoint.class,
            Json.class,
            JsonMapper.class,
            JsonFactory.class,
            JsonProperty.class,
            Aead.class,
            Logger.class)
        .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
        .map(location -> Path.of(URI.create(location.toString())))
        .distinct();
  }
}
