/// Credentials in `credentials.json`, and run-time state in `kiro4j-state.json` beside it.
@NullMarked
package io.github.kiro4j.server.credentials.store.file;

import org.jspecify.annotations.NullMarked;
