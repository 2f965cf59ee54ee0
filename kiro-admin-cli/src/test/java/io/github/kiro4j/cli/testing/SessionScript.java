package io.github.kiro4j.cli.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A session as a text that people read: commands after a `$`, below each what it prints, lines of
/// standard error after a `!`, and an exit code other than 0. Lines that begin with `#` say
/// something about what follows.
///
/// After a `>` stands what a client asks a model in between.
///
/// In a command `NAME=value` before it sets a variable, `< file` after it is its standard input,
/// and apostrophes hold words together.
public final class SessionScript {

  private static final String PROMPT = "$ ";
  private static final String QUESTION = "> ";
  private static final Pattern WORD = Pattern.compile("'([^']*)'|\\S+");
  private static final Pattern ASSIGNMENT = Pattern.compile("([A-Z_]+)=(.*)");

  private SessionScript() {}

  /// Runs the commands of a script.
  ///
  /// @return the script with what was printed now
  public static String replay(
      String script, CommandRunner runner, Map<String, String> environment, RunningGateway gateway)
      throws Exception {
    StringBuilder session = new StringBuilder();
    boolean afterOutput = false;
    for (String line : script.lines().toList()) {
      boolean command = line.startsWith(PROMPT);
      boolean question = line.startsWith(QUESTION);
      if (command || question || line.startsWith("# ")) {
        session.append(afterOutput ? "\n" : "").append(line).append('\n');
        afterOutput = command || question;
      }
      if (question) {
        gateway.ask(line.substring(QUESTION.length()));
      }
      if (command) {
        append(session, run(line.substring(PROMPT.length()), runner, environment));
      }
    }
    return session.toString();
  }

  private static Run run(String line, CommandRunner runner, Map<String, String> environment)
      throws Exception {
    Map<String, String> variables = new LinkedHashMap<>(environment);
    List<String> words = words(line);
    while (ASSIGNMENT.matcher(words.getFirst()).matches()) {
      Matcher assignment = ASSIGNMENT.matcher(words.removeFirst());
      if (assignment.matches()) {
        variables.put(assignment.group(1), assignment.group(2));
      }
    }
    words.removeFirst();
    words.removeFirst();
    String input = input(words);
    return runner.run(words, variables, input);
  }

  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(line);
    while (matcher.find()) {
      words.add(matcher.group(1) == null ? matcher.group() : matcher.group(1));
    }
    return words;
  }

  /// Takes the redirection out of the words.
  private static @Nullable String input(List<String> words) {
    int sign = words.indexOf("<");
    if (sign < 0) {
      return null;
    }
    words.remove(sign);
    return words.remove(sign);
  }

  private static void append(StringBuilder session, Run run) {
    run.output().lines().forEach(line -> session.append(line).append('\n'));
    run.errors().lines().forEach(line -> session.append(("! " + line).strip()).append('\n'));
    if (run.exitCode() != 0) {
      session.append("[exit ").append(run.exitCode()).append("]\n");
    }
  }
}
