package io.github.kiro4j.protocol.kiro;

/// A document; only the newest service model knows the member.
///
/// @param format `csv`, `doc`, `docx`, `html`, `md`, `pdf`, `txt`, `xls` or `xlsx`
public record DocumentBlock(String name, String format, Bytes source) {}
