/// Input from files and standard input.
@NullMarked
package io.github.kiro4j.cli.input;

import org.jspecify.annotations.NullMarked;
