/// Credentials, what is known of them and run-time settings in a PostgreSQL that gateways share.
@NullMarked
package io.github.kiro4j.server.credentials.postgres;

import org.jspecify.annotations.NullMarked;
