package io.github.kiro4j.cli.terminal;

import java.io.Console;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The terminal of the process.
///
/// Java can only tell whether standard input and output both are terminals. The launcher passes
/// what each file descriptor is in system properties.
public final class SystemTerminal implements Terminal {

  /// The file descriptors that are terminals, such as `012`.
  private static final String DESCRIPTORS_PROPERTY = "kiro.terminal";

  private static final String COLUMNS_PROPERTY = "kiro.columns";
  private static final int DEFAULT_COLUMNS = 80;

  private final Map<String, String> environment;
  private final @Nullable String descriptors;

  public SystemTerminal(Map<String, String> environment) {
    this.environment = environment;
    this.descriptors = System.getProperty(DESCRIPTORS_PROPERTY);
  }

  @Override
  public boolean showsOutput() {
    return isTerminal('1');
  }

  @Override
  public boolean showsErrors() {
    return isTerminal('2');
  }

  private boolean isTerminal(char descriptor) {
    return descriptors == null ? canAsk() : descriptors.indexOf(descriptor) >= 0;
  }

  @Override
  public int columns() {
    int launcherColumns = number(System.getProperty(COLUMNS_PROPERTY));
    int columns = launcherColumns > 0 ? launcherColumns : number(environment.get("COLUMNS"));
    return columns > 0 ? columns : DEFAULT_COLUMNS;
  }

  private static int number(@Nullable String text) {
    return text != null && text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
  }

  @Override
  public boolean canAsk() {
    return console().isPresent();
  }

  @Override
  public Optional<String> ask(String question) {
    return prompt(console -> console.readLine("%s", question));
  }

  @Override
  public Optional<String> askSecret(String question) {
    return prompt(console -> {
      char[] secret = console.readPassword("%s", question);
      return secret == null ? null : new String(secret);
    });
  }

  /// Reads a line. Ctrl-C and Ctrl-D end a line without a newline of their own, so that a newline
  /// is printed, and the prompt of the shell starts at the left. After Ctrl-C the [Console] is
  /// locked by the thread that reads, which leaves `System.out` for the newline.
  private static Optional<String> prompt(Function<Console, @Nullable String> read) {
    return console()
        .flatMap(console -> {
          Thread onInterrupt = new Thread(System.out::println);
          Runtime.getRuntime().addShutdownHook(onInterrupt);
          Optional<String> line = Optional.ofNullable(read.apply(console));
          Runtime.getRuntime().removeShutdownHook(onInterrupt);
          if (line.isEmpty()) {
            System.out.println();
          }
          return line;
        });
  }

  private static Optional<Console> console() {
    return Optional.ofNullable(System.console()).filter(Console::isTerminal);
  }

  @Override
  public InputStream input() {
    return System.in;
  }
}
