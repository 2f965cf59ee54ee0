package io.github.kiro4j.cli.testing;

import io.github.kiro4j.cli.terminal.Terminal;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// A terminal whose operator types what the test says, or no terminal.
public final class FakeTerminal implements Terminal {

  private final boolean present;
  private final int columns;
  private final InputStream input;
  private final Deque<String> lines = new ArrayDeque<>();
  private final List<String> prompts = new ArrayList<>();

  private FakeTerminal(boolean present, int columns, InputStream input) {
    this.present = present;
    this.columns = columns;
    this.input = input;
  }

  public static FakeTerminal absent(InputStream input) {
    return new FakeTerminal(false, 80, input);
  }

  public static FakeTerminal of(int columns, String... lines) {
    FakeTerminal terminal = new FakeTerminal(true, columns, new ByteArrayInputStream(new byte[0]));
    terminal.lines.addAll(List.of(lines));
    return terminal;
  }

  /// The prompts so far; prompts without echo are marked.
  public List<String> prompts() {
    return prompts;
  }

  @Override
  public boolean showsOutput() {
    return present;
  }

  @Override
  public boolean showsErrors() {
    return present;
  }

  @Override
  public int columns() {
    return columns;
  }

  @Override
  public boolean canAsk() {
    return present;
  }

  @Override
  public Optional<String> ask(String question) {
    prompts.add(question);
    return Optional.ofNullable(lines.poll());
  }

  @Override
  public Optional<String> askSecret(String question) {
    prompts.add("(hidden) " + question);
    return Optional.ofNullable(lines.poll());
  }

  @Override
  public InputStream input() {
    return input;
  }
}
