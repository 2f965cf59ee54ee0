package io.github.kiro4j.cli.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.kiro4j.cli.failure.CliException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionFinderTest {

  @TempDir Path home;

  @Test
  void theDefaultIsTheLocalGatewayWithoutAKey() {
    Connection connection = find(Map.of(), null, null);

    assertThat(connection.server()).isEqualTo(URI.create("http://127.0.0.1:8990"));
    assertThat(connection.key()).isNull();
  }

  @Test
  void optionsBeatTheEnvironmentAndTheEnvironmentBeatsTheFile() throws IOException {
    write("server: http://file:1\nkey: file-key\n");
    Files.writeString(home.resolve("option.key"), "option-key\n");
    Map<String, String> environment =
        Map.of("KIRO_SERVER", "http://variable:1", "KIRO_ADMIN_KEY", "variable-key");

    assertThat(find(Map.of(), null, null).server()).hasHost("file");
    assertThat(keyOf(find(Map.of(), null, null))).isEqualTo("file-key");
    assertThat(find(environment, null, null).server()).hasHost("variable");
    assertThat(keyOf(find(environment, null, null))).isEqualTo("variable-key");
    String keyFile = home.resolve("option.key").toString();
    assertThat(find(environment, "http://option:1", keyFile).server()).hasHost("option");
    assertThat(keyOf(find(environment, "http://option:1", keyFile))).isEqualTo("option-key");
  }

  @Test
  void blankVariablesCountAsUnset() throws IOException {
    write("server: http://file:1\nkey: file-key\n");

    Connection connection = find(Map.of("KIRO_SERVER", " ", "KIRO_ADMIN_KEY", ""), null, null);

    assertThat(connection.server()).hasHost("file");
    assertThat(keyOf(connection)).isEqualTo("file-key");
  }

  @Test
  void aKeyWithAServerIsSentToThatServerOnly() throws IOException {
    write("server: http://file:1/\nkey: file-key\n");

    assertThat(find(Map.of(), "http://file:2", null).key()).isNull();
    assertThat(keyOf(find(Map.of(), "http://file:1", null))).isEqualTo("file-key");
  }

  @Test
  void aKeyWithoutAServerIsSentToEveryServer() throws IOException {
    write("key: file-key\n");

    assertThat(keyOf(find(Map.of(), "http://other:2", null))).isEqualTo("file-key");
  }

  @Test
  void theFileMayNameAKeyFileInTheSameFolder() throws IOException {
    write("keyFile: gateway.key\n");
    Files.writeString(home.resolve("gateway.key"), "key-from-a-file");

    assertThat(keyOf(find(Map.of(), null, null))).isEqualTo("key-from-a-file");
  }

  @ParameterizedTest
  @CsvSource({"rw-r-----", "rw----r--", "rw--w----", "rwxrwxrwx"})
  void aFileThatOtherUsersCanOpenIsRefused(String permissions) throws IOException {
    write("key: file-key\n");
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString(permissions));

    assertThatThrownBy(() -> find(Map.of(), null, null))
        .isInstanceOfSatisfying(
            CliException.class,
            e -> {
              assertThat(e.exitCode()).isEqualTo(2);
              assertThat(e.problem())
                  .isEqualTo("Other users of this machine can open " + file() + ".");
              assertThat(e.advice())
                  .hasValue("The file may have the admin key in it. Run: chmod 600 " + file());
            });
  }

  @ParameterizedTest
  @CsvSource({
    "'serv: http://file:1', 'has the unknown member ''serv''.'",
    "'key: [file-key]', 'must be a text.'",
    "'key: 12345', 'must be a text.'",
    "'file-key', ' is not a YAML mapping.'",
    "'key: \"file-key', 'is not YAML.'",
    "'!!java.net.URL [file-key]', ' is not a YAML mapping'"
  })
  void anInvalidFileIsRefusedWithoutQuotingTheKey(String content, String problem)
      throws IOException {
    write(content);

    assertThatThrownBy(() -> find(Map.of(), null, null))
        .isInstanceOf(CliException.class)
        .hasMessageContaining(problem)
        .hasMessageNotContaining("file-key");
  }

  @Test
  void noTextFormHasTheKey() throws IOException {
    write("key: file-key\n");

    assertThat(find(Map.of(), null, null).toString()).doesNotContain("file-key");
    assertThat(SettingsFile.read(file()).toString()).doesNotContain("file-key");
  }

  @Test
  void theFileIsWhereTheXdgSpecificationSays() {
    assertThat(SettingsFile.location(Map.of(), Path.of("/home/me")))
        .hasToString("/home/me/.config/kiro4j/cli.yml");
    assertThat(SettingsFile.location(Map.of("XDG_CONFIG_HOME", "/etc/me"), Path.of("/home/me")))
        .hasToString("/etc/me/kiro4j/cli.yml");
    assertThat(SettingsFile.location(Map.of("XDG_CONFIG_HOME", "relative"), Path.of("/home/me")))
        .hasToString("/home/me/.config/kiro4j/cli.yml");
  }

  @Test
  void onlyTheOwnerCanReadTheWrittenFile() throws IOException {
    Path file = home.resolve("new/folder/cli.yml");
    new SettingsFile("http://file:1", null, "gateway.key").write(file);

    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(Files.getPosixFilePermissions(file.getParent()))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    assertThat(Files.readString(file)).isEqualTo("server: http://file:1\nkeyFile: gateway.key\n");
    assertThat(SettingsFile.read(file).server()).isEqualTo("http://file:1");
  }

  private void write(String content) throws IOException {
    Files.writeString(file(), content);
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-------"));
  }

  private Path file() {
    return home.resolve("cli.yml");
  }

  private Connection find(
      Map<String, String> environment, @Nullable String server, @Nullable String keyFile) {
    InputStream nothing = new ByteArrayInputStream("".getBytes(StandardCharsets.UTF_8));
    return new ConnectionFinder(environment, file(), nothing).find(server, keyFile);
  }

  private static @Nullable String keyOf(Connection connection) {
    AdminKey key = connection.key();
    return key == null ? null : key.secret().value();
  }
}
