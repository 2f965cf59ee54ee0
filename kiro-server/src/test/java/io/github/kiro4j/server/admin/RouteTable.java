package io.github.kiro4j.server.admin;

import io.github.kiro4j.api.admin.AdminErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The table of routes in `docs/admin-api.md`.
///
/// @param routes in the table's order
record RouteTable(List<Route> routes) {

  private static final Path PAGE = Path.of("../docs/admin-api.md");
  private static final Pattern ROW =
      Pattern.compile(
          "\\| `(GET|POST|PUT|PATCH|DELETE) (/[^`?]*)[^|]*\\|([^|]*)\\|([^|]*)\\|([^|]*)\\|([^|]*)\\|");
  private static final Pattern CODE = Pattern.compile("`(\\w+)`");

  /// One row.
  ///
  /// @param body name of the record that is sent; empty for none
  /// @param answer name of the record that comes back
  /// @param codes of errors, beside those of every route
  record Route(
      String method,
      String path,
      String summary,
      String body,
      String answer,
      List<AdminErrorCode> codes) {}

  static RouteTable read() throws IOException {
    List<Route> routes = new ArrayList<>();
    for (String line : Files.readAllLines(PAGE)) {
      Matcher row = ROW.matcher(line.replace("\\|", "/"));
      if (row.matches()) {
        routes.add(
            new Route(
                row.group(1),
                row.group(2),
                row.group(3).strip(),
                name(row.group(4)),
                name(row.group(5)),
                codes(row.group(6))));
      }
    }
    return new RouteTable(List.copyOf(routes));
  }

  private static String name(String cell) {
    Matcher name = CODE.matcher(cell);
    return name.find() ? name.group(1) : "";
  }

  private static List<AdminErrorCode> codes(String cell) {
    return CODE.matcher(cell)
        .results()
        .map(match ->
            Arrays.stream(AdminErrorCode.values())
                .filter(code -> code.wireName().equals(match.group(1)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no such code: " + match.group(1))))
        .toList();
  }

  Optional<Route> find(String method, String path) {
    return routes.stream()
        .filter(route -> route.method().equals(method) && route.path().equals(path))
        .findFirst();
  }
}
