/// The terminal that the program runs in.
@NullMarked
package io.github.kiro4j.cli.terminal;

import org.jspecify.annotations.NullMarked;
