package io.github.kiro4j.server.config;

import io.github.kiro4j.server.secret.Secret;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Names of HTTP headers with their values, which may be secret.
@Constraint(validatedBy = HttpHeaders.Check.class)
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@interface HttpHeaders {

  String message() default
      "must have a name and a value for each header, such as {Authorization: \"Bearer ...\"}";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /// Decides as RFC 9110 does in 5.1 and 5.5, for values that are not empty.
  final class Check implements ConstraintValidator<HttpHeaders, Map<String, @Nullable Secret>> {

    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern VALUE = Pattern.compile("[\\x21-\\x7e][\\t\\x20-\\x7e]*");

    @Override
    public boolean isValid(
        Map<String, @Nullable Secret> headers, ConstraintValidatorContext context) {
      return headers.entrySet().stream().allMatch(Check::isHeader);
    }

    private static boolean isHeader(Map.Entry<String, @Nullable Secret> header) {
      Secret value = header.getValue();
      return NAME.matcher(header.getKey()).matches()
          && value != null
          && VALUE.matcher(value.value()).matches();
    }
  }
}
