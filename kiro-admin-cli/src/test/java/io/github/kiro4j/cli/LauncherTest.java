package io.github.kiro4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.kiro4j.cli.testing.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The launcher `kiro` in an installation whose JDK prints its arguments.
class LauncherTest {

  private static final FileTime BUILT = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));

  private static final String CACHE = "kiro-server/target/kiro-server-25.0.1+8.aot";

  @TempDir Path folder;

  private final Map<String, String> environment = new HashMap<>();

  private Path installation;
  private Path elsewhere;

  @BeforeEach
  void install() throws IOException {
    installation = Files.createDirectory(folder.toRealPath().resolve("installation"));
    elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Files.copy(Path.of("../kiro"), installation.resolve("kiro"));
    write("pom.xml", "");
    write("config.yml", "");
    for (String module :
        List.of("kiro-api", "kiro-protocol", "kiro-simulator", "admin-ui", "kiro-server")) {
      write(module + "/pom.xml", "");
      write(module + "/src/source.txt", "");
    }
    write("kiro-admin-cli/pom.xml", "");
    write("kiro-admin-cli/src/source.txt", "");
    write("kiro-server/target/kiro-server.jar", "");
    write("kiro-admin-cli/target/kiro-admin.jar", "");
    for (String options : List.of("server", "small", "admin")) {
      write("packaging/jvm/" + options + ".options", "");
    }
    write("jdk/release", "JAVA_VERSION=\"25.0.1\"\nJAVA_RUNTIME_VERSION=\"25.0.1+8\"\n");
    write("jdk/bin/javac", "#!/bin/sh\n");
    write("jdk/bin/java", "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
    Files.createFile(installation.resolve("kiro-admin-cli/target/kiro-admin-25.0.1+8.aot.tried"));
    Files.createFile(installation.resolve(CACHE + ".tried"));
  }

  private void write(String name, String content) throws IOException {
    Path file = installation.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.setLastModifiedTime(file, BUILT);
  }

  @Test
  void aChainOfLinksLeadsToTheJarsOfTheInstallation() throws Exception {
    Path first = Files.createSymbolicLink(elsewhere.resolve("first"), installation.resolve("kiro"));
    Path second = Files.createSymbolicLink(folder.resolve("second"), Path.of("elsewhere/first"));

    Run run = run(second, "admin", "status", "-q");

    assertThat(run.errors()).isEmpty();
    assertThat(run.output().lines())
        .containsSubsequence(
            "-jar", installation + "/kiro-admin-cli/target/kiro-admin.jar", "status", "-q");
    assertThat(run(first, "demo").output())
        .contains("-jar\n" + installation + "/kiro-server/target/kiro-server.jar\ndemo\n");
  }

  @Test
  void theConfigurationInTheCurrentFolderBeatsTheOneNextToTheLauncher() throws Exception {
    Path launcher = installation.resolve("kiro");

    assertThat(run(launcher, "server").output())
        .endsWith("server\n" + installation + "/config.yml\n");

    Files.createFile(elsewhere.resolve("config.yml"));
    assertThat(run(launcher, "server").output()).endsWith("server\nconfig.yml\n");
    assertThat(run(launcher, "check", "other.yml").output()).endsWith("check\nother.yml\n");
  }

  @Test
  void theGatewayUsesTheCacheThatIsNewerThanItsJar() throws Exception {
    Path launcher = installation.resolve("kiro");
    String option = "-XX:AOTCache=" + installation.resolve(CACHE);
    write(CACHE, "");

    assertThat(run(launcher, "server").output()).doesNotContain(option);

    Files.setLastModifiedTime(
        installation.resolve(CACHE), FileTime.from(BUILT.toInstant().plusSeconds(1)));
    assertThat(run(launcher, "server").output()).contains(option);
    assertThat(run(launcher, "check").output()).contains(option);
  }

  @Test
  void aMissingConfigurationIsAnError() throws Exception {
    Files.delete(installation.resolve("config.yml"));

    Run run = run(installation.resolve("kiro"), "server");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.errors())
        .isEqualTo(
            "kiro: "
                + installation
                + "/config.yml does not exist. Name a configuration: "
                + installation
                + "/kiro server path/to/config.yml\n");
  }

  @Test
  void anUnknownCommandIsAnErrorWithTheHelp() throws Exception {
    Path launcher = installation.resolve("kiro");
    Run run = run(launcher, "sever");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.errors())
        .startsWith("kiro: unknown command 'sever'\nUsage: " + launcher + " COMMAND");
  }

  @Test
  void aBuiltJarRunsOnAnyNewerJavaWithoutCompiler() throws Exception {
    Files.delete(installation.resolve("jdk/bin/javac"));
    write("jdk/release", "JAVA_VERSION=\"26\"\n");

    assertThat(run(installation.resolve("kiro"), "db", "status").output())
        .endsWith("-jar\n" + installation + "/kiro-server/target/kiro-server.jar\ndb\nstatus\n");
  }

  @Test
  void anOlderJarRunsWhereNothingCanBeBuilt() throws Exception {
    Path launcher = installation.resolve("kiro");
    Files.setLastModifiedTime(
        installation.resolve("kiro-api/src/source.txt"),
        FileTime.from(BUILT.toInstant().plusSeconds(1)));
    environment.put("PATH", withoutMaven().toString());

    Run run = run(launcher, "demo");

    assertThat(run.output()).endsWith("kiro-server.jar\ndemo\n");
    assertThat(run.errors())
        .startsWith("kiro: the sources are newer than " + installation)
        .contains("a build needs", "Maven 3.8 or newer");

    Files.delete(installation.resolve("kiro-server/target/kiro-server.jar"));
    Run failure = run(launcher, "demo");
    assertThat(failure.exitCode()).isEqualTo(1);
    assertThat(failure.errors()).contains("kiro-server.jar is missing, and building it needs");
  }

  /// A folder for `PATH` with the tools of a small system.
  private Path withoutMaven() throws IOException {
    Path tools = Files.createDirectory(folder.resolve("tools"));
    for (String tool :
        List.of("bash", "basename", "dirname", "readlink", "find", "ls", "sed", "touch", "mkdir")) {
      Path program =
          Stream.of("/bin", "/usr/bin")
              .map(place -> Path.of(place, tool))
              .filter(Files::exists)
              .findFirst()
              .orElseThrow();
      Files.createSymbolicLink(tools.resolve(tool), program);
    }
    return tools;
  }

  @Test
  void aPackageRunsWithItsOwnJava() throws Exception {
    Path launcher = unpack();
    Path link = Files.createSymbolicLink(elsewhere.resolve("kiro4j"), launcher);

    Run run = run(link, "demo");

    assertThat(run.errors()).isEmpty();
    assertThat(run.output())
        .startsWith("java of the package\n@" + folder.toRealPath() + "/package/lib/server.options")
        .endsWith("-jar\n" + folder.toRealPath() + "/package/lib/kiro-server.jar\ndemo\n");
    assertThat(run(link, "server").errors())
        .endsWith("Name a configuration: " + link + " server path/to/config.yml\n");
  }

  @Test
  void sentencesNameTheLauncherAsTheUserCalledIt() throws Exception {
    Files.createSymbolicLink(elsewhere.resolve("kiro4j"), unpack());
    environment.put("PATH", elsewhere + ":" + System.getenv("PATH"));

    assertThat(run(Path.of("bash"), "-c", "kiro4j server").errors())
        .endsWith("Name a configuration: kiro4j server path/to/config.yml\n");
    assertThat(run(Path.of("bash"), "-c", "./kiro4j help").output())
        .startsWith("Usage: ./kiro4j COMMAND");
    assertThat(run(Path.of("bash"), "-c", "kiro4j demo").output())
        .contains("\n-Dkiro.launcher=kiro4j\n");
  }

  @ParameterizedTest
  @CsvSource({"KIRO4J_LANG,zh-CN", "LC_ALL,zh_CN.UTF-8", "LANG,zh_CN.UTF-8"})
  void theLauncherSpeaksChinese(String variable, String value) throws Exception {
    environment.put("KIRO4J_LANG", "");
    environment.put("LC_ALL", "");
    environment.put(variable, value);
    Path launcher = installation.resolve("kiro");

    assertThat(run(launcher, "sever").errors())
        .contains("kiro: 未知的命令“sever”\n用法：" + launcher + " COMMAND");
    assertThat(run(launcher, "init", "nowhere").errors()).contains("kiro: 目录 nowhere 不存在。");
  }

  @Test
  void theHelpHasTheSameCommandsInBothLanguages() throws Exception {
    Path launcher = installation.resolve("kiro");
    List<String> english = commands(run(launcher, "help"));
    environment.put("KIRO4J_LANG", "zh-CN");

    assertThat(commands(run(launcher, "help"))).isEqualTo(english).hasSizeGreaterThan(10);
  }

  private static List<String> commands(Run help) {
    return help.output()
        .lines()
        .filter(line -> line.startsWith("  ") && !line.startsWith("   "))
        .map(line -> line.strip().split(" {2,}", 2)[0])
        .toList();
  }

  @Test
  void theCacheOfAPackageThatCannotBeWrittenIsTheUsers() throws Exception {
    Path launcher = unpack();
    Path caches = Files.createDirectory(folder.resolve("caches"));
    environment.put("CACHE_DIRECTORY", caches.toString());
    String name = "kiro-server-25.0.9-0.aot";
    Files.createFile(caches.resolve(name));

    assertThat(run(launcher, "check", "config.yml").output())
        .contains("-XX:AOTCache=" + caches.resolve(name));
  }

  private Path unpack() throws IOException {
    Path lib = Files.createDirectories(folder.resolve("package/lib"));
    Path bin = Files.createDirectories(folder.resolve("package/bin"));
    for (String file : List.of("kiro-server.jar", "server.options", "small.options")) {
      Files.setLastModifiedTime(Files.createFile(lib.resolve(file)), BUILT);
    }
    Files.createFile(lib.resolve("kiro-server-25.0.9-0.aot.tried"));
    write("../package/runtime/release", "JAVA_VERSION=\"25.0.9\"\n");
    write(
        "../package/runtime/bin/java",
        "#!/bin/sh\necho java of the package\nprintf '%s\\n' \"$@\"\n");
    return Files.copy(Path.of("../kiro"), bin.resolve("kiro"));
  }

  @Test
  void everyCommandTellsTheVersion() throws Exception {
    for (String[] arguments :
        new String[][] {{"--version"}, {"-V"}, {"server", "--version"}, {"db", "--version"}}) {
      assertThat(run(installation.resolve("kiro"), arguments).output())
          .endsWith("kiro-admin.jar\n--version\n");
    }
  }

  @Test
  void aProfileThatDoesNotExistIsWrongUsage() throws Exception {
    environment.put("KIRO_PROFILE", "tiny");

    Run run = run(installation.resolve("kiro"), "demo");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.errors())
        .isEqualTo(
            "kiro: KIRO_PROFILE is 'tiny', but the profiles are server (the default) and small.\n");
  }

  @Test
  void initWritesAConfigurationWithKeysOfItsOwnOnce() throws Exception {
    write(
        "config.yml",
        "apiKey: ${KIRO4J_API_KEY:-}\nadminApiKey: ${KIRO4J_ADMIN_KEY:-}\nport: 8990\n");
    Path launcher = installation.resolve("kiro");

    assertThat(run(launcher, "init").exitCode()).isZero();

    Path config = elsewhere.resolve("config.yml");
    assertThat(config)
        .content()
        .matches(
            """
            apiKey: \\$\\{KIRO4J_API_KEY:-sk-[0-9a-f]{48}}
            adminApiKey: \\$\\{KIRO4J_ADMIN_KEY:-admin-[0-9a-f]{48}}
            port: 8990
            """);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(config)))
        .isEqualTo("rw-------");
    Run again = run(launcher, "init");
    assertThat(again.exitCode()).isEqualTo(1);
    assertThat(again.errors()).isEqualTo("kiro: ./config.yml exists already and stays as it is.\n");
    assertThat(run(launcher, "init", "nowhere").errors())
        .startsWith("kiro: the folder nowhere does not exist.");
  }

  @Test
  void initWritesTheCommentsInTheLanguageOfTheUser() throws Exception {
    write("config.zh-CN.yml", "# 密钥\napiKey: ${KIRO4J_API_KEY:-}\n");
    environment.put("KIRO4J_LANG", "zh-CN");

    assertThat(run(installation.resolve("kiro"), "init").output())
        .startsWith("./config.yml 中有客户端的密钥");
    assertThat(elsewhere.resolve("config.yml")).content().startsWith("# 密钥\napiKey: ");
  }

  private Run run(Path launcher, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(arguments));
    Path output = folder.resolve("output");
    Path errors = folder.resolve("errors");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(elsewhere.toFile())
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile());
    builder.environment().putAll(Map.of("JAVA_HOME", installation + "/jdk", "KIRO4J_LANG", "en"));
    builder.environment().putAll(environment);
    int exitCode = builder.start().waitFor();
    return new Run(Files.readString(output), Files.readString(errors), exitCode);
  }
}
