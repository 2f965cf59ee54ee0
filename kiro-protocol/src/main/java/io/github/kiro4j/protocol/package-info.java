/// The Kiro wire and the mapping between it and the Anthropic Messages API. Everything in here is
/// pure: no I/O, no threads, no clock.
@NullMarked
package io.github.kiro4j.protocol;

import org.jspecify.annotations.NullMarked;

