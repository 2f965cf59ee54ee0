/// The credentials that requests use: which one a request checks out, and their run-time state.
@NullMarked
package io.github.kiro4j.server.credentials.pool;

import org.jspecify.annotations.NullMarked;
