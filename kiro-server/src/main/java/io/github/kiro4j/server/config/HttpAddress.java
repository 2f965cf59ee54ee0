package io.github.kiro4j.server.config;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The address of a service, with its scheme and its host, or an empty text.
@Pattern(regexp = "(https?://[^\\s/?#]+.*)?")
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@interface HttpAddress {

  String message() default
      "must be an address that begins with https:// or http://, such as https://example.com";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};
}
