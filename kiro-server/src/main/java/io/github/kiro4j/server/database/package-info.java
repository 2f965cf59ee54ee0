/// PostgreSQL: where it is, the table that gateways share, and how that gets its form.
@NullMarked
package io.github.kiro4j.server.database;

import org.jspecify.annotations.NullMarked;
