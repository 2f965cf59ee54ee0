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
    Optional<String> line = prompt(console -> console.readLine("%s", question));
    if (line.isEmpty()) {
      System.out.println();
    }
    return line;
  }

  @Override
  public Optional<String> askSecret(String question) {
    return prompt(console -> console.readPassword("%s", question)).map(String::new);
  }

  /// Reads a line. Ctrl-C ends the line without a newline of its own, so that a newline is printed,
  /// and the prompt of the shell starts at the left. The [Console] is locked then by the thread
  /// that reads, which leaves `System.out` for the newline.
  private static <T> Optional<T> prompt(Function<Console, @Nullable T> read) {
    Thread onInterrupt = new Thread(System.out::println);
    Runtime.getRuntime().addShutdownHook(onInterrupt);
    Optional<T> line = console().map(read);
    Runtime.getRuntime().removeShutdownHook(onInterrupt);
    return line;
  }

  private static Optional<Console> console() {
    return Optional.ofNullable(System.console()).filter(Console::isTerminal);
  }

  @Override
  public InputStream input() {
    return System.in;
  }
}
