package io.github.kiro4j.cli.command;

import io.github.kiro4j.cli.language.Messages;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.MutuallyExclusiveArgsException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/// What is wrong with the arguments of a command. Picocli's own sentences are English only.
final class UsageProblem {

  private static final Pattern OPTION = Pattern.compile("--[a-z-]+");

  private UsageProblem() {}

  static String sentence(ParameterException exception) {
    return switch (exception) {
      case UnmatchedArgumentException unmatched -> unknown(unmatched);
      case MissingParameterException missing -> missing(missing.getMissing());
      case MutuallyExclusiveArgsException exclusive ->
          Messages.text("Only one of these can be given: {0}", options(exclusive));
      default -> invalid(exception);
    };
  }

  private static String unknown(UnmatchedArgumentException exception) {
    String arguments = joined(exception.getUnmatched().stream().map(text -> "'" + text + "'"));
    return exception.isUnknownOption()
        ? Messages.text("Unknown option: {0}", arguments)
        : Messages.text("Unknown argument: {0}", arguments);
  }

  private static String missing(List<ArgSpec> arguments) {
    String names = joined(arguments.stream().map(UsageProblem::name));
    ArgSpec first = arguments.getFirst();
    if (first.group() != null) {
      return Messages.text("One of these is missing: {0}", names);
    }
    return first.isOption()
        ? Messages.text("{0} needs a value.", names)
        : Messages.text("{0} is missing.", names);
  }

  /// The exception has the names of the options in its message only.
  private static String options(MutuallyExclusiveArgsException exception) {
    return joined(
        OPTION
            .matcher(String.valueOf(exception.getMessage()))
            .results()
            .map(MatchResult::group)
            .distinct());
  }

  private static String invalid(ParameterException exception) {
    ArgSpec argument = exception.getArgSpec();
    if (argument == null) {
      return String.valueOf(exception.getMessage());
    }
    if (argument.typeInfo().isEnum()) {
      Stream<String> allowed =
          StreamSupport.stream(argument.completionCandidates().spliterator(), false)
              .map(value -> value.toLowerCase(Locale.ROOT));
      return Messages.text(
          "{0} is '{1}'; allowed values: {2}.",
          name(argument), exception.getValue(), joined(allowed));
    }
    return exception.getCause() instanceof TypeConversionException known
        ? Messages.text("{0}: {1}.", name(argument), known.getMessage())
        : String.valueOf(exception.getMessage());
  }

  private static String name(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }

  private static String joined(Stream<String> names) {
    return names.collect(Collectors.joining(", "));
  }

  /// Commands, as they are typed after the name of the program, or options whose names are similar
  /// to what was typed.
  static List<String> suggestions(ParameterException exception) {
    if (!(exception instanceof UnmatchedArgumentException unmatched)) {
      return List.of();
    }
    CommandSpec command = exception.getCommandLine().getCommandSpec();
    String path = command.qualifiedName().substring(command.root().name().length()).strip();
    return unmatched.getSuggestions().stream()
        .map(name -> name.startsWith("-") ? name : (path + " " + name).strip())
        .toList();
  }
}
