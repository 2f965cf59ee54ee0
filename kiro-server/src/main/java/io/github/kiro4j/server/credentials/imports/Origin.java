package io.github.kiro4j.server.credentials.imports;

/// The place of an entry in the imported files.
///
/// @param file the file's name
/// @param number counts from 1 within the file
record Origin(String file, int number, ImportFormat format) {}
