/// Secrets, and what is shown in their place.
@NullMarked
package io.github.kiro4j.server.secret;

import org.jspecify.annotations.NullMarked;
