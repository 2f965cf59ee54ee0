/// Files and standard input, with their failures in words.
@NullMarked
package io.github.kiro4j.cli.input;

import org.jspecify.annotations.NullMarked;
