/// Moves credentials with their state between stores.
@NullMarked
package io.github.kiro4j.server.credentials.store.transfer;

import org.jspecify.annotations.NullMarked;
