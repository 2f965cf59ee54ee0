/// What the command line prints, in the language of the person at the terminal.
@NullMarked
package io.github.kiro4j.cli.language;

import org.jspecify.annotations.NullMarked;
