package io.github.kiro4j.benchmarks.compare;

import io.github.kiro4j.benchmarks.load.ServerProcess;
import io.github.kiro4j.benchmarks.load.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A gateway that is to be measured.
sealed interface Gateway {

  Pattern PORT_PATH_KEY = Pattern.compile("(\\d+),([^,]*),(.*)");

  /// Its column in the table.
  String name();

  /// Starts the gateway, or finds the one that runs.
  Contender open(FakeUpstream upstream) throws IOException, InterruptedException;

  /// Reads an argument of the command line, which [LoadProgram] describes.
  static Gateway of(String argument) {
    String[] parts = argument.split("=", 2);
    if (parts.length < 2) {
      throw new IllegalArgumentException(argument + " is neither NAME=FILE nor NAME=PORT,PATH,KEY");
    }
    Matcher running = PORT_PATH_KEY.matcher(parts[1]);
    if (running.matches()) {
      int port = Integer.parseInt(running.group(1));
      return new Running(parts[0], new Target(port, running.group(2), running.group(3)));
    }
    String file = Path.of(parts[1]).toAbsolutePath().toString();
    return new Own(
        parts[0],
        file.endsWith(".jar") ? List.of(ServerProcess.java(), "-jar", file) : List.of(file));
  }

  /// A gateway of this project.
  ///
  /// @param program command that starts it, without arguments
  record Own(String name, List<String> program) implements Gateway {
    @Override
    public Contender open(FakeUpstream upstream) throws IOException, InterruptedException {
      return Contender.started(name, ServerProcess.start(program, 0, upstream));
    }
  }

  /// Any other gateway.
  record Running(String name, Target target) implements Gateway {
    @Override
    public Contender open(FakeUpstream upstream) throws IOException {
      return Contender.running(name, target);
    }
  }
}
