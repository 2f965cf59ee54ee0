package io.github.kiro4j.server.credentials;

import java.util.regex.Pattern;

/// Names of AWS regions. They become part of host names, so no other text is accepted.
public final class Region {

  /// The form of a region, for validation annotations.
  public static final String REGEX = "[a-z]{2}(-[a-z]{1,16}){1,3}-[0-9]{1,2}";

  /// The rest of the sentence about a name of another form.
  public static final String MESSAGE = "must be an AWS region, such as us-east-1";

  private static final Pattern PATTERN = Pattern.compile(REGEX);

  private Region() {}

  /// Whether the name can be put into a host name.
  public static boolean isValid(String name) {
    return PATTERN.matcher(name).matches();
  }
}
