/// Builds the gateway from its configuration, in the order in which its parts need each other.
@NullMarked
package io.github.kiro4j.server.bootstrap;

import org.jspecify.annotations.NullMarked;
