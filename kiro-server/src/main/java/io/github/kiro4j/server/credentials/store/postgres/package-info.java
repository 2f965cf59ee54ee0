/// Credentials and run-time state in a PostgreSQL that several gateways share.
@NullMarked
package io.github.kiro4j.server.credentials.store.postgres;

import org.jspecify.annotations.NullMarked;
