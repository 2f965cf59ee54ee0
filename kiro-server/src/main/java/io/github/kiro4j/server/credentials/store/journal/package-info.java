/// New tokens in a local file while their store cannot be written to.
@NullMarked
package io.github.kiro4j.server.credentials.store.journal;

import org.jspecify.annotations.NullMarked;
