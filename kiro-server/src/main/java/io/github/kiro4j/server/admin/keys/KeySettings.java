package io.github.kiro4j.server.admin.keys;

import io.github.kiro4j.api.admin.AdminErrorCode;
import io.github.kiro4j.api.admin.keys.ClientKeyLimits;
import io.github.kiro4j.api.admin.keys.ClientKeySettings;
import io.github.kiro4j.server.admin.AdminProblemException;
import io.github.kiro4j.server.clients.ClientKey;
import io.github.kiro4j.server.clients.ClientKey.Label;
import io.github.kiro4j.server.clients.ClientKey.Validity;
import io.github.kiro4j.server.clients.CredentialScope;
import io.github.kiro4j.server.clients.KeyLimit;
import io.github.kiro4j.server.clients.KeyLimits;
import io.github.kiro4j.server.clients.KeyScope;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Checks the settings that an operator wants for a client key.
///
/// @param credentialExists whether there is a credential with an id
public record KeySettings(LongPredicate credentialExists) {

  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_NOTE = 1_000;
  private static final int MOST_ITEMS = 100;
  private static final long LARGEST_LIMIT = 1_000_000_000_000L;

  /// No blank, which separates patterns in the store, and no backslash, which would end a
  /// quotation.
  private static final Pattern MODEL_PATTERN = Pattern.compile("[A-Za-z0-9._:/@\\[\\]*-]{1,100}");

  /// The change of a key to the settings; what is null in them stays.
  ///
  /// @throws AdminProblemException if a value is not allowed
  UnaryOperator<ClientKey> change(ClientKeySettings wanted) {
    check(wanted);
    Instant expires = expires(wanted.expires());
    return key ->
        new ClientKey(
            key.id(),
            new Label(or(wanted.name(), key.label().name()), or(wanted.note(), key.label().note())),
            key.texts(),
            new Validity(
                key.validity().created(),
                wanted.expires() == null ? key.validity().expires() : expires,
                or(wanted.disabled(), key.validity().disabled())),
            scope(wanted, key.scope()),
            limits(wanted.limits(), key.limits()));
  }

  /// The names of the members that change something.
  static String names(ClientKeySettings wanted) {
    return Stream.of(
            name("name", wanted.name()),
            name("note", wanted.note()),
            name("expires", wanted.expires()),
            name("disabled", wanted.disabled()),
            name("models", wanted.models()),
            name("credentials", wanted.credentials()),
            name("credentialTags", wanted.credentialTags()),
            name("limits", wanted.limits()))
        .filter(name -> !name.isEmpty())
        .collect(Collectors.joining(" "));
  }

  private static String name(String name, @Nullable Object value) {
    return value == null ? "" : name;
  }

  private static <T> T or(@Nullable T wanted, T present) {
    return Objects.requireNonNullElse(wanted, present);
  }

  private void check(ClientKeySettings wanted) {
    String name = wanted.name();
    require(
        name == null || (!name.isBlank() && isLine(name, LONGEST_NAME)),
        "name",
        "must have 1 to " + LONGEST_NAME + " characters, without line breaks");
    String note = wanted.note();
    require(
        note == null || note.length() <= LONGEST_NOTE,
        "note",
        "must have at most " + LONGEST_NOTE + " characters");
    ClientKeyLimits limits = wanted.limits();
    if (limits != null) {
      checkLimits(limits);
    }
    checkModels(or(wanted.models(), List.of()));
    checkCredentials(or(wanted.credentials(), List.of()));
    checkTags(or(wanted.credentialTags(), List.of()));
  }

  private static void checkLimits(ClientKeyLimits limits) {
    checkLimit("requestsPerMinute", limits.requestsPerMinute());
    checkLimit("maxConcurrency", limits.maxConcurrency());
    checkLimit("tokensPerDay", limits.tokensPerDay());
    checkLimit("tokensPerMonth", limits.tokensPerMonth());
    checkLimit("creditsPerMonth", limits.creditsPerMonth());
  }

  private static void checkLimit(String name, @Nullable Number limit) {
    require(
        limit == null || (limit.doubleValue() >= 0 && limit.doubleValue() <= LARGEST_LIMIT),
        "limits." + name,
        "must be from 0, which removes the limit, to " + LARGEST_LIMIT);
  }

  private static boolean isLine(String text, int longest) {
    return text.length() <= longest && text.chars().noneMatch(Character::isISOControl);
  }

  private static void checkModels(List<String> models) {
    require(
        models.size() <= MOST_ITEMS
            && models.stream()
                .allMatch(model -> model != null && MODEL_PATTERN.matcher(model).matches()),
        "models",
        "must have at most "
            + MOST_ITEMS
            + " patterns such as \"claude-sonnet-*\", of letters, digits, * and . _ : / @ [ ] -");
  }

  private void checkCredentials(List<Long> credentials) {
    require(
        credentials.size() <= MOST_ITEMS,
        "credentials",
        "must have at most " + MOST_ITEMS + " ids");
    for (Long id : credentials) {
      require(
          id != null && credentialExists.test(id),
          "credentials",
          "has to name existing credentials; there is no credential #" + id);
    }
  }

  /// A tag that no credential has yet is allowed.
  private static void checkTags(List<String> tags) {
    require(
        tags.size() <= MOST_ITEMS
            && tags.stream().allMatch(tag -> tag != null && CredentialScope.isTag(tag)),
        "credentialTags",
        CredentialScope.TAG_RULE + "; at most " + MOST_ITEMS);
  }

  private static @Nullable Instant expires(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return null;
    }
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException _) {
      throw AdminProblemException.of(
          AdminErrorCode.INVALID_VALUE,
          "expires",
          "must be a time such as \"2027-01-31T00:00:00Z\", or empty for never");
    }
  }

  private static KeyScope scope(ClientKeySettings wanted, KeyScope present) {
    List<Long> credentials = wanted.credentials();
    List<String> tags = wanted.credentialTags();
    return new KeyScope(
        or(wanted.models(), present.models().texts()),
        new CredentialScope(
            credentials == null ? present.credentials().ids() : Set.copyOf(credentials),
            tags == null ? present.credentials().tags() : Set.copyOf(tags)));
  }

  private static KeyLimits limits(@Nullable ClientKeyLimits wanted, KeyLimits present) {
    if (wanted == null) {
      return present;
    }
    Map<KeyLimit, Long> limits = new EnumMap<>(KeyLimit.class);
    limits.putAll(present.limits());
    put(limits, KeyLimit.REQUESTS_PER_MINUTE, wanted.requestsPerMinute());
    put(limits, KeyLimit.MAX_CONCURRENCY, wanted.maxConcurrency());
    put(limits, KeyLimit.TOKENS_PER_DAY, wanted.tokensPerDay());
    put(limits, KeyLimit.TOKENS_PER_MONTH, wanted.tokensPerMonth());
    put(limits, KeyLimit.CREDITS_PER_MONTH, millionths(wanted.creditsPerMonth()));
    return new KeyLimits(limits);
  }

  private static @Nullable Long millionths(@Nullable Double credits) {
    return credits == null ? null : Math.round(credits * KeyLimit.CREDIT);
  }

  private static void put(Map<KeyLimit, Long> limits, KeyLimit limit, @Nullable Long wanted) {
    if (wanted == null) {
      return;
    }
    if (wanted == 0) {
      limits.remove(limit);
    } else {
      limits.put(limit, wanted);
    }
  }

  private static void require(boolean allowed, String field, String problem) {
    if (!allowed) {
      throw AdminProblemException.of(AdminErrorCode.INVALID_VALUE, field, problem);
    }
  }
}
