package io.github.kiro4j.server.clients;

import java.util.Collections;
import java.util.Set;
import java.util.regex.Pattern;

/// The credentials that requests of a client may use: those with one of the ids or one of the tags.
///
/// @param ids ids of credentials
/// @param tags words that operators give to credentials; every credential is allowed if there are
///   neither ids nor tags
public record CredentialScope(Set<Long> ids, Set<String> tags) {

  /// Every credential.
  public static final CredentialScope ALL = new CredentialScope(Set.of(), Set.of());

  /// What a tag has to be, after the name of its field.
  public static final String TAG_RULE =
      "must be words of 1 to 40 letters, digits and . _ -, such as team-a";

  /// No blank, which separates tags in the stores.
  private static final Pattern TAG = Pattern.compile("[A-Za-z0-9._-]{1,40}");

  public CredentialScope {
    ids = Set.copyOf(ids);
    tags = Set.copyOf(tags);
  }

  /// Whether a word can be a tag.
  public static boolean isTag(String word) {
    return TAG.matcher(word).matches();
  }

  /// Whether requests may use a credential.
  ///
  /// @param tagsOfCredential the tags that the credential has
  public boolean allows(long credential, Set<String> tagsOfCredential) {
    return (ids.isEmpty() && tags.isEmpty())
        || ids.contains(credential)
        || !Collections.disjoint(tags, tagsOfCredential);
  }
}
