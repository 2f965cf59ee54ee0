package io.github.kiro4j.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.kiro4j.cli.command.CommandEnvironment;
import io.github.kiro4j.cli.output.TimeFormat;
import io.github.kiro4j.cli.terminal.SystemTerminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/// Runs the most frequent commands, so that the JVM can record for its ahead-of-time cache which
/// classes and methods they need. The launcher starts this class once after each build. No gateway
/// is needed: a local HTTP server sends responses of the right shape.
public final class AotTraining {

  private static final Map<String, String> RESPONSES =
      Map.of(
          "/healthz",
          """
          {"status":"ok"}\
          """,
          "/readyz",
          """
          {"status":"ok"}\
          """,
          "/api/admin/status",
          """
          {"version":"0","javaVersion":"25","time":"2026-01-01T00:00:00Z",
           "startedAt":"2026-01-01T00:00:00Z","uptimeSeconds":1,"health":{"status":"ok"},
           "storage":{"type":"file","available":true},
           "credentials":{"total":1,"available":1,"inFlight":0},"loadBalancingMode":"priority"}\
          """,
          "/api/admin/credentials",
          """
          {"total":1,"available":1,"currentId":1,"credentials":[
           {"id":1,"priority":0,"disabled":false,"failureCount":0,"isCurrent":true,
            "expiresAt":"2026-01-01T00:00:00Z","authMethod":"social","hasProfileArn":false,
            "email":"someone@example.com","successCount":1,"lastUsedAt":"2026-01-01T00:00:00Z",
            "hasProxy":false,"refreshFailureCount":0,"refreshFailing":false,"endpoint":"ide","failureTotal":0,"inFlight":0,
            "health":{"state":"ready","since":"2026-01-01T00:00:00Z","sentence":"ready"}}]}\
          """);

  private static final List<String[]> COMMANDS =
      List.of(
          new String[] {"--help"},
          new String[] {"credentials", "--help"},
          new String[] {"status"},
          new String[] {"credentials", "list"},
          new String[] {"credentials", "list", "-o", "json"},
          new String[] {"credentials", "list", "-o", "yaml"},
          new String[] {"credentials", "show", "7"});

  private AotTraining() {}

  public static void main(String[] arguments) throws IOException {
    run();
  }

  /// Runs every command once.
  ///
  /// @return the exit codes
  static List<Integer> run() throws IOException {
    HttpServer gateway =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    gateway.createContext("/", AotTraining::respond);
    gateway.start();
    try {
      CommandEnvironment environment =
          environment("http://127.0.0.1:" + gateway.getAddress().getPort());
      return COMMANDS.stream().map(command -> run(environment, command)).toList();
    } finally {
      gateway.stop(0);
    }
  }

  private static CommandEnvironment environment(String server) {
    Map<String, String> variables = Map.of("KIRO_SERVER", server, "KIRO_ADMIN_KEY", "training");
    return new CommandEnvironment(
        variables,
        Path.of(""),
        new SystemTerminal(variables),
        new TimeFormat(InstantSource.system(), ZoneId::systemDefault),
        Thread::sleep);
  }

  private static int run(CommandEnvironment environment, String[] command) {
    return KiroAdmin.commandLine(environment)
        .setOut(new PrintWriter(Writer.nullWriter()))
        .setErr(new PrintWriter(Writer.nullWriter()))
        .execute(command);
  }

  private static void respond(HttpExchange exchange) throws IOException {
    String known = RESPONSES.get(exchange.getRequestURI().getPath());
    String body =
        known == null ? "{\"error\":{\"type\":\"not_found\",\"message\":\"none\"}}" : known;
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(known == null ? 404 : 200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
