/// What a shell and `man` know of the commands of the launcher `kiro`.
@NullMarked
package io.github.kiro4j.cli.shell;

import org.jspecify.annotations.NullMarked;
