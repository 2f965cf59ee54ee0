package io.github.kiro4j.cli.testing;

/// The result of one command.
public record Run(String output, String errors, int exitCode) {}
