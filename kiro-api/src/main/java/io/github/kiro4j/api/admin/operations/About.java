package io.github.kiro4j.api.admin.operations;

import static java.util.Objects.requireNonNullElse;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The response to `GET /about`.
///
/// @param version version of the gateway
/// @param build the commit that the gateway was built from; null if the build knew none
/// @param javaVersion version of the Java platform that runs the gateway
/// @param javaVendor vendor of that Java platform
/// @param storage where credentials are stored: `file` or `postgres`
/// @param licence licence of the gateway
/// @param documents the documents that come with a release
/// @param libraries the libraries that the gateway and its page contain, by name; empty where the
///   gateway does not run from a jar
public record About(
    String version,
    @Nullable Build build,
    String javaVersion,
    String javaVendor,
    String storage,
    String licence,
    List<Document> documents,
    List<Library> libraries) {

  public About {
    documents = requireNonNullElse(documents, List.of());
    libraries = requireNonNullElse(libraries, List.of());
  }

  /// What the gateway was built from.
  ///
  /// @param revision the abbreviated id of the commit
  /// @param time time of the commit
  public record Build(String revision, String time) {}

  /// A document.
  ///
  /// @param name what the document is about, for example `operate`
  /// @param path path of the document in the release
  /// @param chinesePath path of its translation into Chinese
  public record Document(String name, String path, String chinesePath) {}

  /// A library of somebody else.
  ///
  /// @param part `gateway` or `page`
  /// @param name name of the library, with its group or scope
  /// @param version version of the library
  /// @param licences the licences, as the library states them; one of several can be chosen
  public record Library(String part, String name, String version, List<String> licences) {

    public Library {
      licences = requireNonNullElse(licences, List.of());
    }
  }
}
