/// Usage that lasts: one row for each request that has ended, sums by hour, and queries over both.
/// Metadata only.
@NullMarked
package io.github.kiro4j.server.usage;

import org.jspecify.annotations.NullMarked;
