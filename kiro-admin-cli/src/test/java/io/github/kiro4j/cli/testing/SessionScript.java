package io.github.kiro4j.cli.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A session as a readable text. A line with `$` has a command; below are the lines that the
/// command prints, lines of standard error with `!`, and the exit code if it is not 0. A line with
/// `#` is a comment. A line with `>` has the model and the text of a request that a client sends to
/// the gateway.
///
/// In front of a command `NAME=value` sets an environment variable, behind it `< file` is the
/// standard input. Apostrophes quote words.
public final class SessionScript {

  private static final String PROMPT = "$ ";
  private static final String REQUEST = "> ";
  private static final Pattern WORD = Pattern.compile("'([^']*)'|\\S+");
  private static final Pattern ASSIGNMENT = Pattern.compile("([A-Z0-9_]+)=(.*)");

  private SessionScript() {}

  /// Runs the commands of a script.
  ///
  /// @return the script with the output of this run
  public static String replay(
      String script, CommandRunner runner, Map<String, String> environment, RunningGateway gateway)
      throws Exception {
    StringBuilder session = new StringBuilder();
    boolean afterOutput = false;
    for (String line : script.lines().toList()) {
      boolean command = line.startsWith(PROMPT);
      boolean request = line.startsWith(REQUEST);
      if (command || request || line.startsWith("# ")) {
        session.append(afterOutput ? "\n" : "").append(line).append('\n');
        afterOutput = command || request;
      }
      if (request) {
        gateway.sendRequest(line.substring(REQUEST.length()));
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

  /// Removes the redirection from the words.
  ///
  /// @return the file of the redirection
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
