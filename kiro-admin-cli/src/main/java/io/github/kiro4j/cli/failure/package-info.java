/// What can go wrong, in words and exit codes.
@NullMarked
package io.github.kiro4j.cli.failure;

import org.jspecify.annotations.NullMarked;
