package io.github.kiro4j.server.credentials.store;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kiro4j.api.PastedText;
import io.github.kiro4j.api.admin.CredentialField;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Texts with one account a line, as Kiro Account Manager exports them and people pass them on:
/// `email----password----refreshToken----clientId----clientSecret`, or the same with commas; the
/// password and the client may be left out. A first line may name the columns of those after it.
public final class AccountLines {

  /// What is wrong with a line that is no account.
  public static final String PROBLEM =
      "the line is not an account: an email address, a refresh token and, for a sign-in through AWS,"
          + " client id and client secret, separated by ---- or commas";

  private static final String PASSWORD = "password";
  private static final String EMAIL = CredentialField.EMAIL.wireName();
  private static final String TOKEN = CredentialField.REFRESH_TOKEN.wireName();
  private static final String CLIENT = CredentialField.CLIENT_ID.wireName();
  private static final String CLIENT_SECRET = CredentialField.CLIENT_SECRET.wireName();

  /// The columns of lines without a header, by their number.
  private static final Map<Integer, List<String>> COLUMNS =
      Map.of(
          2, List.of(EMAIL, TOKEN),
          3, List.of(EMAIL, PASSWORD, TOKEN),
          4, List.of(EMAIL, TOKEN, CLIENT, CLIENT_SECRET),
          5, List.of(EMAIL, PASSWORD, TOKEN, CLIENT, CLIENT_SECRET));

  private static final Pattern DASHES = Pattern.compile("\\s*----\\s*");
  private static final Pattern COMMA = Pattern.compile("\\s*[,\\t]\\s*");
  private static final Pattern QUOTES = Pattern.compile("^\"(.*)\"$");

  /// A line that is neither blank nor a comment.
  ///
  /// @param number counts from 1
  /// @param account members of an entry and, if it has one, `password`; null if the line is none
  public record Line(int number, @Nullable ObjectNode account) {}

  private final List<Line> lines = new ArrayList<>();
  private List<String> header = List.of();

  private AccountLines() {}

  /// The lines of a text; empty if the content is anything else.
  public static List<Line> read(byte[] content) {
    String text = PastedText.trimmed(new String(content, StandardCharsets.UTF_8));
    if (text.startsWith("{") || text.startsWith("[") || text.indexOf('\0') >= 0) {
      return List.of();
    }
    AccountLines read = new AccountLines();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      read.add(number, PastedText.trimmed(line));
    }
    boolean accounts = read.lines.stream().anyMatch(line -> line.account() != null);
    return accounts ? List.copyOf(read.lines) : List.of();
  }

  private void add(int number, String line) {
    if (line.isEmpty() || line.startsWith("#") || line.startsWith("//")) {
      return;
    }
    List<String> parts = parts(line);
    if (lines.isEmpty() && header.isEmpty() && isHeader(parts)) {
      header = parts.stream().map(MemberNames::canonical).toList();
    } else {
      lines.add(new Line(number, account(parts)));
    }
  }

  private static List<String> parts(String line) {
    Pattern separator = line.contains("----") ? DASHES : COMMA;
    return Arrays.stream(separator.split(line, -1))
        .map(part -> QUOTES.matcher(part).replaceFirst("$1"))
        .toList();
  }

  private static boolean isHeader(List<String> parts) {
    return parts.stream().map(MemberNames::canonical).anyMatch(TOKEN::equals);
  }

  private @Nullable ObjectNode account(List<String> parts) {
    List<String> columns = header.isEmpty() ? COLUMNS.get(parts.size()) : header;
    boolean named =
        header.isEmpty() ? parts.getFirst().contains("@") : parts.size() <= header.size();
    if (columns == null || !named) {
      return null;
    }
    ObjectNode account = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < parts.size(); i++) {
      if (!parts.get(i).isEmpty()) {
        account.put(columns.get(i), parts.get(i));
      }
    }
    return account.has(TOKEN) ? account : null;
  }
}
