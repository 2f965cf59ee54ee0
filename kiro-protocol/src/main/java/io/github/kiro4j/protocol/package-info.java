/// The Kiro API's protocol, and the mapping between the Kiro API and the Anthropic Messages API.
/// Every class is pure: no I/O, no threads, no clock.
@NullMarked
package io.github.kiro4j.protocol;

import org.jspecify.annotations.NullMarked;
