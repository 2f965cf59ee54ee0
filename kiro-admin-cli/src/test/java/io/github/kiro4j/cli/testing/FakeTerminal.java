package io.github.kiro4j.cli.testing;

import io.github.kiro4j.cli.terminal.Terminal;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// A terminal whose operator answers what the test says, or none at all.
public final class FakeTerminal implements Terminal {

  private final boolean present;
  private final int columns;
  private final InputStream input;
  private final Deque<String> answers = new ArrayDeque<>();
  private final List<String> questions = new ArrayList<>();

  private FakeTerminal(boolean present, int columns, InputStream input) {
    this.present = present;
    this.columns = columns;
    this.input = input;
  }

  public static FakeTerminal absent(InputStream input) {
    return new FakeTerminal(false, 80, input);
  }

  public static FakeTerminal of(int columns, String... answers) {
    FakeTerminal terminal =
        new FakeTerminal(true, columns, new ByteArrayInputStream(new byte[0]));
    terminal.answers.addAll(List.of(answers));
    return terminal;
  }

  /// What was asked, secrets marked as such.
  public List<String> questions() {
    return questions;
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
    questions.add(question);
    return Optional.ofNullable(answers.poll());
  }

  @Override
  public Optional<String> askSecret(String question) {
    questions.add("(hidden) " + question);
    return Optional.ofNullable(answers.poll());
  }

  @Override
  public InputStream input() {
    return input;
  }
}
