package io.github.kiro4j.simulator.signin;

import io.github.kiro4j.simulator.wire.Reply;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The pages that a person sees in the browser.
final class Pages {

  /// The parameter that names what the person chose.
  static final String DECISION = "decision";

  private Pages() {}

  /// A page on which the person allows a sign-in as one of these people or as a new account, or
  /// denies the sign-in.
  ///
  /// @param here address of the page
  static Reply decision(String title, String here, List<String> people) {
    Map<String, String> links = new LinkedHashMap<>();
    people.forEach(
        name -> links.put("Allow as " + name, SignInParameters.with(here, DECISION, name)));
    links.put("Allow as a new account", SignInParameters.with(here, DECISION, "new"));
    links.put("Deny", SignInParameters.with(here, DECISION, "deny"));
    return choices(title, links);
  }

  /// A page with one link for each choice.
  static Reply choices(String title, Map<String, String> addresses) {
    StringBuilder links = new StringBuilder();
    addresses.forEach((label, address) ->
        links
            .append("<p><a href=\"")
            .append(escaped(address))
            .append("\">")
            .append(escaped(label))
            .append("</a></p>\n"));
    return page(200, title, links.toString());
  }

  static Reply message(int status, String title) {
    return page(status, title, "");
  }

  static Reply redirect(String address) {
    return new Reply(302, Map.of("Location", address), "", Duration.ZERO);
  }

  private static Reply page(int status, String title, String content) {
    String text =
        List.of(
                "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\">",
                "<title>" + escaped(title) + "</title>",
                "<h1>" + escaped(title) + "</h1>",
                content,
                "</html>")
            .stream()
            .reduce("", (a, b) -> a + b + "\n");
    return Reply.text(status, "text/html; charset=utf-8", text);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
