/// The credentials in use: their health, their tokens, and which one is taken.
@NullMarked
package io.github.kiro4j.server.credentials.pool;

import org.jspecify.annotations.NullMarked;
