/// What the program can learn from and ask of the terminal that it runs in.
@NullMarked
package io.github.kiro4j.cli.terminal;

import org.jspecify.annotations.NullMarked;
