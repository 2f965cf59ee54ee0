@NullMarked
package io.github.kiro4j.server.credentials.store;

import org.jspecify.annotations.NullMarked;
