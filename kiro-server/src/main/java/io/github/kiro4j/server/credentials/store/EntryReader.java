package io.github.kiro4j.server.credentials.store;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kiro4j.api.admin.CredentialField;
import io.github.kiro4j.api.admin.LoginKind;
import io.github.kiro4j.protocol.dialect.CredentialKind;
import io.github.kiro4j.protocol.dialect.route.Endpoint;
import io.github.kiro4j.server.clients.CredentialScope;
import io.github.kiro4j.server.credentials.AccessToken;
import io.github.kiro4j.server.credentials.Credential;
import io.github.kiro4j.server.credentials.CredentialSettings;
import io.github.kiro4j.server.credentials.CredentialSettings.AccountLabel;
import io.github.kiro4j.server.credentials.CredentialSettings.Client;
import io.github.kiro4j.server.credentials.CredentialSettings.Use;
import io.github.kiro4j.server.credentials.Login;
import io.github.kiro4j.server.credentials.Region;
import io.github.kiro4j.server.credentials.RequestLimits;
import io.github.kiro4j.server.outbound.ProxySettings;
import io.github.kiro4j.server.secret.Placeholders;
import io.github.kiro4j.server.secret.Secret;
import io.github.kiro4j.server.time.ReceivedTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Makes the credential out of an entry: the one place that knows what the fields mean.
record EntryReader(StoredEntry entry) {

  private static final Pattern BLANKS = Pattern.compile(" +");
  private static final Pattern HEADER_TEXT = Pattern.compile("[!-~]{1,64}");

  Credential credential() {
    return new Credential(
        entry.id(), login(), accessToken(), secret(CredentialField.PROFILE_ARN), settings());
  }

  private Login login() {
    LoginKind kind = kind();
    return kind.requiredFields().stream()
        .flatMap(field -> problem(field).stream())
        .findFirst()
        .<Login>map(problem -> new Login.Incomplete(kind.wireName(), problem))
        .orElseGet(() -> complete(kind));
  }

  private Optional<String> problem(CredentialField field) {
    Optional<String> value = entry.text(field);
    if (value.isEmpty()) {
      return Optional.of(field.wireName() + " is missing");
    }
    return value
        .filter(Placeholders::matches)
        .map(_ -> field.wireName() + " is the placeholder of an example; replace it");
  }

  /// An API key makes an API-key credential of the entry whatever `authMethod` says. An unknown
  /// `authMethod` is an error and never taken for a social login, as kiro-rs does: the refresh
  /// token would be sent to the wrong service.
  private LoginKind kind() {
    if (entry.text(CredentialField.KIRO_API_KEY).isPresent()) {
      return LoginKind.API_KEY;
    }
    return entry
        .text(CredentialField.AUTH_METHOD)
        .map(EntryReader::named)
        .orElseGet(() -> LoginKind.impliedBy(field -> entry.text(field).isPresent()));
  }

  private static LoginKind named(String authMethod) {
    return LoginKind.named(authMethod)
        .orElseThrow(() ->
            new InvalidEntryFieldException(
                CredentialField.AUTH_METHOD, "must be one of " + LoginKind.allowedNames()));
  }

  /// The required fields are there.
  private Login complete(LoginKind kind) {
    return switch (kind) {
      case SOCIAL -> new Login.Social(required(CredentialField.REFRESH_TOKEN));
      case IDC ->
          new Login.Idc(
              required(CredentialField.REFRESH_TOKEN),
              required(CredentialField.CLIENT_ID).value(),
              required(CredentialField.CLIENT_SECRET),
              awsKind(),
              clientEnd());
      case EXTERNAL_IDP ->
          new Login.ExternalIdp(
              required(CredentialField.REFRESH_TOKEN),
              required(CredentialField.CLIENT_ID).value(),
              required(CredentialField.TOKEN_ENDPOINT).value(),
              text(CredentialField.SCOPES));
      case API_KEY -> new Login.ApiKey(required(CredentialField.KIRO_API_KEY));
    };
  }

  /// A registration with the time 0 never expires (RFC 7591, section 3.2.1); a value that is not a
  /// time says nothing.
  private @Nullable Instant clientEnd() {
    return ReceivedTime.of(entry.value(CredentialField.CLIENT_SECRET_EXPIRES_AT))
        .filter(end -> end.isAfter(Instant.EPOCH))
        .orElse(null);
  }

  private Secret required(CredentialField field) {
    return requireNonNull(secret(field));
  }

  /// Builder IDs share one start page; organisations have one of their own.
  private CredentialKind awsKind() {
    String provider = text(CredentialField.PROVIDER);
    String startUrl = text(CredentialField.START_URL);
    boolean organisation = startUrl != null && !startUrl.contains("//view.awsapps.com/");
    if (provider != null && provider.equalsIgnoreCase("Internal")) {
      return CredentialKind.INTERNAL;
    }
    if (organisation || (provider != null && !provider.equalsIgnoreCase("BuilderId"))) {
      return CredentialKind.IDENTITY_CENTER;
    }
    return provider == null && startUrl == null
        ? CredentialKind.BUILDER_ID_OR_IDENTITY_CENTER
        : CredentialKind.BUILDER_ID;
  }

  /// A value that is not a time counts as expired, as in kiro-rs.
  private @Nullable AccessToken accessToken() {
    Secret value = secret(CredentialField.ACCESS_TOKEN);
    return value == null
        ? null
        : new AccessToken(
            value, ReceivedTime.of(entry.value(CredentialField.EXPIRES_AT)).orElse(null));
  }

  private CredentialSettings settings() {
    String authRegion = region(CredentialField.AUTH_REGION);
    return new CredentialSettings(
        use(),
        authRegion == null ? region(CredentialField.REGION) : authRegion,
        region(CredentialField.API_REGION),
        client(),
        new AccountLabel(
            text(CredentialField.USER_ID),
            text(CredentialField.EMAIL),
            text(CredentialField.SUBSCRIPTION_TITLE)),
        proxy(),
        endpoint(),
        text(CredentialField.PROVIDER));
  }

  private Client client() {
    return new Client(
        text(CredentialField.MACHINE_ID),
        headerText(CredentialField.SYSTEM_VERSION),
        headerText(CredentialField.NODE_VERSION));
  }

  private @Nullable String headerText(CredentialField field) {
    String value = text(field);
    if (value != null && !HEADER_TEXT.matcher(value).matches()) {
      throw new InvalidEntryFieldException(
          field, "must have 1 to 64 visible ASCII characters without spaces");
    }
    return value;
  }

  /// kiro-rs's own names (`ide`, `cli`) and any other unknown one leave the configured order.
  private @Nullable Endpoint endpoint() {
    return entry.text(CredentialField.ENDPOINT).flatMap(Endpoint::labelled).orElse(null);
  }

  private Use use() {
    Integer priority = number(CredentialField.PRIORITY);
    return new Use(
        priority == null ? 0 : priority,
        disabled(),
        new RequestLimits(
            number(CredentialField.REQUESTS_PER_MINUTE), number(CredentialField.MAX_CONCURRENCY)),
        tags());
  }

  private Set<String> tags() {
    String words = text(CredentialField.TAGS);
    Set<String> tags =
        words == null
            ? Set.of()
            : Arrays.stream(BLANKS.split(words.strip())).collect(Collectors.toUnmodifiableSet());
    if (!tags.stream().allMatch(CredentialScope::isTag)) {
      throw new InvalidEntryFieldException(CredentialField.TAGS, CredentialScope.TAG_RULE);
    }
    return tags;
  }

  private @Nullable Integer number(CredentialField field) {
    JsonNode value = entry.value(field);
    if (value.isMissingNode() || value.isNull()) {
      return null;
    }
    if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < 0) {
      throw new InvalidEntryFieldException(
          field, "must be a whole number from 0 to " + Integer.MAX_VALUE);
    }
    return value.intValue();
  }

  private boolean disabled() {
    JsonNode value = entry.value(CredentialField.DISABLED);
    if (!value.isMissingNode() && !value.isNull() && !value.isBoolean()) {
      throw new InvalidEntryFieldException(CredentialField.DISABLED, "must be true or false");
    }
    return value.asBoolean(false);
  }

  private @Nullable ProxySettings proxy() {
    String url = text(CredentialField.PROXY_URL);
    if (url == null) {
      return null;
    }
    try {
      return ProxySettings.of(
          url, text(CredentialField.PROXY_USERNAME), secret(CredentialField.PROXY_PASSWORD));
    } catch (IllegalArgumentException e) {
      throw new InvalidEntryFieldException(
          CredentialField.PROXY_URL, String.valueOf(e.getMessage()));
    }
  }

  private @Nullable String region(CredentialField field) {
    String region = text(field);
    if (region != null && !Region.isValid(region)) {
      throw new InvalidEntryFieldException(field, "is not the name of a region, such as us-east-1");
    }
    return region;
  }

  private @Nullable Secret secret(CredentialField field) {
    String value = text(field);
    return value == null ? null : new Secret(value);
  }

  /// A control character within a value, such as a line break, would end up in a header, an address
  /// or the log.
  private @Nullable String text(CredentialField field) {
    String value = entry.text(field).orElse(null);
    if (value != null && value.chars().anyMatch(Character::isISOControl)) {
      throw new InvalidEntryFieldException(field, "must be one line without control characters");
    }
    return value;
  }
}
