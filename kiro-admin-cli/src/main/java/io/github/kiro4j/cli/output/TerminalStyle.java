package io.github.kiro4j.cli.output;

/// How lines look where they are printed.
///
/// @param width of a line; without a terminal as good as endless
/// @param colours whether standard output shows colours
/// @param errorColours whether standard error does
/// @param progress whether a person reads standard error as it comes
public record TerminalStyle(int width, boolean colours, boolean errorColours, boolean progress) {}
