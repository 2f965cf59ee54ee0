package io.github.kiro4j.cli.testing;

/// What came of one command.
public record Run(String output, String errors, int exitCode) {}
