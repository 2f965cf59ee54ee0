package io.github.kiro4j.server.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/// Marks test classes that start a PostgreSQL or use the one that all of them share.
/// `-Dgroups=postgres` runs these classes only, for instance with another version of PostgreSQL.
@Tag("postgres")
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface NeedsPostgres {}
