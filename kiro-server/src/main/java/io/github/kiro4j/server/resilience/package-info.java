/// Resilience4j's figures in Dropwizard's metric registry.
@NullMarked
package io.github.kiro4j.server.resilience;

import org.jspecify.annotations.NullMarked;
