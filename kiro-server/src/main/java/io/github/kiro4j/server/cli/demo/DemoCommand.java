package io.github.kiro4j.server.cli.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.dropwizard.core.Application;
import io.dropwizard.core.cli.Command;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.lifecycle.AutoCloseableManager;
import io.github.kiro4j.api.Json;
import io.github.kiro4j.api.Program;
import io.github.kiro4j.api.admin.client.AdminClient;
import io.github.kiro4j.api.admin.keys.NewClientKey;
import io.github.kiro4j.server.cli.language.CommandTexts;
import io.github.kiro4j.server.config.KiroConfiguration;
import io.github.kiro4j.simulator.KiroSimulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import net.sourceforge.argparse4j.impl.Arguments;
import net.sourceforge.argparse4j.inf.Namespace;
import net.sourceforge.argparse4j.inf.Subparser;

/// `demo`: the gateway in front of a simulated upstream. The state of the gateway is in a temporary
/// folder, which the command deletes at the end.
public final class DemoCommand extends Command {

  private static final String KEY = "sk-kiro4j-demo-key";
  private static final String REFRESH_TOKEN = "kiro4j-demo-refresh-token.".repeat(5);

  private final Function<Consumer<Environment>, Application<KiroConfiguration>> gateways;
  private final CommandTexts messages;

  /// @param gateways makes a gateway that calls the function before it builds anything
  public DemoCommand(
      Function<Consumer<Environment>, Application<KiroConfiguration>> gateways,
      CommandTexts messages) {
    super("demo", messages.text("Runs the gateway with a simulated upstream; needs no account"));
    this.gateways = gateways;
    this.messages = messages;
  }

  @Override
  public void configure(Subparser parser) {
    parser
        .addArgument("--port")
        .type(Integer.class)
        .setDefault(8990)
        .help(messages.text("port of the gateway"));
    // For the launcher, which makes the JVM's ahead-of-time cache of such a run.
    parser.addArgument("--train").action(Arguments.storeTrue()).help(Arguments.SUPPRESS);
  }

  @Override
  public void run(Bootstrap<?> bootstrap, Namespace arguments) throws Exception {
    boolean training = arguments.getBoolean("train");
    int port = training ? freePort() : arguments.getInt("port");
    if (isTaken(port)) {
      System.err.println(
          messages.text(
              "Port {0} is taken by another program. Choose another port: {1} demo --port {2}",
              port, Program.name(), port + 10));
      System.exit(1);
    }
    KiroSimulator simulator = training ? KiroSimulator.start() : DemoAnswers.start().simulator();
    Path folder = Files.createTempDirectory("kiro4j-demo");
    String adminKey = newAdminKey();
    Files.write(folder.resolve("credentials.json"), Json.bytes(credentials(training, simulator)));
    Path configuration = writeConfiguration(folder, port, adminKey, simulator);
    gateway(simulator, folder).run("server", configuration.toString());
    if (training) {
      new TrainingRequests(port, KEY, TrainingRequests.USUAL_ROUNDS).send();
      System.exit(0);
    }
    enliven(URI.create("http://127.0.0.1:" + port), adminKey, simulator, folder);
    System.out.println(messages.translated(instructions(port, adminKey)));
    System.out.flush();
  }

  private static ArrayNode credentials(boolean training, KiroSimulator simulator) {
    if (!training) {
      return DemoAccounts.addTo(simulator.accounts(), Instant.now());
    }
    simulator.accounts().addSocial(REFRESH_TOKEN);
    ArrayNode entries = JsonNodeFactory.instance.arrayNode();
    entries.addObject().put("id", 1).put("authMethod", "social").put("refreshToken", REFRESH_TOKEN);
    return entries;
  }

  /// Shows the states of the accounts, and lets clients work as they have for weeks.
  private static void enliven(URI server, String adminKey, KiroSimulator simulator, Path folder)
      throws Exception {
    DemoTraffic traffic =
        new DemoTraffic(server, new Random(), Thread::sleep, new DemoAnswers(simulator)::failOnce);
    try (AdminClient client = new AdminClient(server, adminKey)) {
      DemoPreparation preparation = new DemoPreparation(client);
      preparation.askForBalances();
      traffic.tryOut(adminKey, DemoAccounts.REFUSING);
      List<NewClientKey> keys = preparation.createKeys();
      new DemoHistory(new Random(), Instant.now())
          .write(folder, keys.stream().map(key -> key.detail().id()).toList());
      traffic.start(keys.stream().map(NewClientKey::key).toList());
    }
  }

  /// Dropwizard stops last what it started first: the gateway writes into the folder until it
  /// stops.
  private Application<KiroConfiguration> gateway(KiroSimulator simulator, Path folder) {
    return gateways.apply(environment ->
        environment.lifecycle().manage(new AutoCloseableManager(() -> cleanUp(simulator, folder))));
  }

  private static boolean isTaken(int port) {
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return false;
    } catch (IOException _) {
      return true;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /// Every demo has a key of its own, since a web page of another program could know a fixed one.
  private static String newAdminKey() {
    byte[] key = new byte[16];
    new SecureRandom().nextBytes(key);
    return "admin-" + HexFormat.of().formatHex(key);
  }

  private static Path writeConfiguration(
      Path folder, int port, String adminKey, KiroSimulator simulator) throws IOException {
    return Files.writeString(
        folder.resolve("config.yml"),
        """
        apiKey: %1$s
        adminApiKey: %2$s
        port: %3$d
        %4$sserver:
          adminConnectors:
            - type: http
              bindHost: 127.0.0.1
              port: 0
          requestLog:
            appenders: []
        logging:
          level: INFO
          appenders:
            - {type: console, threshold: WARN}
        """
            .formatted(KEY, adminKey, port, simulator.upstreamYaml()));
  }

  private static String instructions(int port, String adminKey) {
    return """

    kiro4j runs on http://127.0.0.1:%1$d with a simulated upstream. Nothing leaves this machine.

    Ask it something:

      curl -N http://127.0.0.1:%1$d/v1/messages -H 'x-api-key: %2$s' -H 'content-type: application/json' \\
        -d '{"model":"claude-sonnet-4-5","max_tokens":1000,"stream":true,"messages":[{"role":"user","content":"Hello!"}]}'

    Claude Code, in another terminal:

      export ANTHROPIC_BASE_URL=http://127.0.0.1:%1$d
      export ANTHROPIC_AUTH_TOKEN=%2$s
      claude

    The operator's page is http://127.0.0.1:%1$d/admin/, its key %3$s
    It shows made-up accounts in every state, and the requests of made-up clients.

    The command line for operators, in another terminal:

      export KIRO_SERVER=http://127.0.0.1:%1$d
      export KIRO_ADMIN_KEY=%3$s
      %4$s admin status

    Stop with Ctrl-C.
    """
        .formatted(port, KEY, adminKey, Program.name());
  }

  private static void cleanUp(KiroSimulator simulator, Path folder) {
    simulator.close();
    try (Stream<Path> paths = Files.walk(folder)) {
      List<Path> deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
