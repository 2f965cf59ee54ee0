/// What protects the log from the values that it shows.
@NullMarked
package io.github.kiro4j.server.logging;

import org.jspecify.annotations.NullMarked;
