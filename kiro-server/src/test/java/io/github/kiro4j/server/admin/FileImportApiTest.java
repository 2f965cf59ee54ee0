package io.github.kiro4j.server.admin;

/// Importing into a credentials file.
class FileImportApiTest extends ImportApiContract {

  @Override
  String storage() {
    return "";
  }
}
