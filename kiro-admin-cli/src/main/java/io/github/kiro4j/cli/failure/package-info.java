/// Failures of commands, with their exit codes.
@NullMarked
package io.github.kiro4j.cli.failure;

import org.jspecify.annotations.NullMarked;
