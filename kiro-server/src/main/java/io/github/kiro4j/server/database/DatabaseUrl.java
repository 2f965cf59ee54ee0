package io.github.kiro4j.server.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hc.core5.net.PercentCodec;
import org.jspecify.annotations.Nullable;

/// The URL of a PostgreSQL database in the form of libpq and kiro-rs or of JDBC:
/// `postgres://user:password@host:port/database?sslmode=require`, `postgresql://…`,
/// `jdbc:postgresql://…`. Neither `toString` nor a message shows user, password or parameters.
///
/// @param hosts one or several `host:port`, separated by commas, never blank
/// @param database blank for the database with the name of the user
/// @param parameters connection parameters under the JDBC driver's names, including `user` and
///   `password`
public record DatabaseUrl(String hosts, String database, Map<String, String> parameters) {

  private static final Pattern FORM =
      Pattern.compile(
          "(?:jdbc:)?postgres(?:ql)?://(?<authority>[^/?]*)(?:/(?<path>[^?]*))?(?:\\?(?<query>.*))?");
  private static final Pattern HOST =
      Pattern.compile("(?:[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(?::[0-9]{1,5})?");
  private static final Pattern BARE_PERCENT = Pattern.compile("%(?![0-9A-Fa-f]{2})");

  /// What decoding puts in the place of bytes that are not UTF-8.
  private static final String NOT_UTF_8 = "\uFFFD";

  /// libpq's parameter names with different names in the JDBC driver.
  private static final Map<String, String> JDBC_NAMES =
      Map.of(
          "application_name", "ApplicationName",
          "channel_binding", "channelBinding",
          "connect_timeout", "connectTimeout",
          "gssencmode", "gssEncMode",
          "krbsrvname", "kerberosServerName",
          "keepalives", "tcpKeepAlive",
          "load_balance_hosts", "loadBalanceHosts",
          "require_auth", "requireAuth",
          "sslnegotiation", "sslNegotiation",
          "target_session_attrs", "targetServerType");

  private static final Map<String, Map<String, String>> JDBC_VALUES =
      Map.of(
          "keepalives", Map.of("0", "false", "1", "true"),
          "load_balance_hosts", Map.of("disable", "false", "random", "true"),
          "target_session_attrs",
              Map.of(
                  "read-write", "primary",
                  "standby", "secondary",
                  "read-only", "secondary",
                  "prefer-standby", "preferSecondary"));

  /// Parses a URL of any of the three forms.
  ///
  /// @throws IllegalArgumentException if the URL is invalid; the message quotes no part of it
  public static DatabaseUrl parse(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches()) {
      throw new IllegalArgumentException(
          "must begin with postgres://, postgresql:// or jdbc:postgresql://");
    }
    Map<String, String> parameters = new LinkedHashMap<>();
    String authority = form.group("authority");
    int at = authority.lastIndexOf('@');
    if (at >= 0) {
      readUser(authority.substring(0, at), parameters);
    }
    readQuery(orEmpty(form.group("query")), parameters);
    String path = orEmpty(form.group("path"));
    if (path.contains("@") || path.contains("/")) {
      throw notEncoded();
    }
    return new DatabaseUrl(
        hosts(authority.substring(at + 1), parameters), database(path, parameters), parameters);
  }

  private static void readUser(String userInfo, Map<String, String> parameters) {
    String[] parts = userInfo.split(":", 2);
    parameters.put("user", decode(parts[0]));
    if (parts.length == 2) {
      parameters.put("password", decode(parts[1]));
    }
  }

  private static void readQuery(String query, Map<String, String> parameters) {
    for (String parameter : query.split("&", -1)) {
      if (!parameter.isEmpty()) {
        String[] parts = parameter.split("=", 2);
        if (parts.length < 2) {
          throw notEncoded();
        }
        put(decode(parts[0]), decode(parts[1]), parameters);
      }
    }
  }

  private static void put(String name, String value, Map<String, String> parameters) {
    if (name.equals("sslrootcert") && value.equals("system")) {
      parameters.put("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
      parameters.putIfAbsent("sslmode", "verify-full");
    } else {
      parameters.put(
          JDBC_NAMES.getOrDefault(name, name),
          JDBC_VALUES.getOrDefault(name, Map.of()).getOrDefault(value, value));
    }
  }

  /// libpq allows host, port and database among the parameters.
  private static String hosts(String authority, Map<String, String> parameters) {
    String host = parameters.remove("host");
    String port = parameters.remove("port");
    String hosts = authority.isEmpty() ? orEmpty(host) : authority;
    hosts = hosts.isEmpty() ? "localhost" : hosts;
    if (port != null && !hosts.matches(".*:[0-9]+")) {
      hosts += ":" + port;
    }
    if (!Stream.of(hosts.split(",", -1)).allMatch(DatabaseUrl::isHost)) {
      throw new IllegalArgumentException(
          "has no valid host; special characters in user and password must be"
              + " percent-encoded, and UNIX sockets are not supported");
    }
    return hosts;
  }

  private static boolean isHost(String host) {
    if (!HOST.matcher(host).matches()) {
      return false;
    }
    String port = host.substring(host.lastIndexOf(':') + 1);
    return host.endsWith("]") || !host.contains(":") || Integer.parseInt(port) <= 65535;
  }

  private static String database(String path, Map<String, String> parameters) {
    String named = parameters.remove("dbname");
    return Objects.requireNonNullElseGet(named, () -> decode(path));
  }

  /// A plus sign is not decoded to a space, as in libpq and unlike in the JDBC driver.
  private static String decode(String text) {
    String decoded = PercentCodec.decode(text, UTF_8);
    if (BARE_PERCENT.matcher(text).find() || decoded.contains(NOT_UTF_8)) {
      throw notEncoded();
    }
    return decoded;
  }

  private static IllegalArgumentException notEncoded() {
    return new IllegalArgumentException(
        "has special characters (such as % / ? @) that must be percent-encoded");
  }

  private static String orEmpty(@Nullable String text) {
    return Objects.requireNonNullElse(text, "");
  }

  public DatabaseUrl {
    parameters = Map.copyOf(parameters);
  }

  /// The URL for the JDBC driver, without parameters, which may be secret.
  String jdbc() {
    return "jdbc:postgresql://" + hosts + "/" + PercentCodec.RFC3986.encode(database);
  }

  /// Hosts and database, for messages to the operator.
  String place() {
    return Stream.of(hosts, database)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining("/"));
  }

  @Override
  public String toString() {
    return "[redacted]";
  }
}
