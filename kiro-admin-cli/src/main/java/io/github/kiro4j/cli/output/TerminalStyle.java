package io.github.kiro4j.cli.output;

/// How output is laid out and coloured.
///
/// @param width of a line in columns; without a terminal practically unlimited
/// @param colours whether standard output gets colours
/// @param errorColours whether standard error gets colours
/// @param progress whether standard error gets progress lines
public record TerminalStyle(int width, boolean colours, boolean errorColours, boolean progress) {}
