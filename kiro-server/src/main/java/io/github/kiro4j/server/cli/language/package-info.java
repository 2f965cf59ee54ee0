/// What the commands of the server print, in the language of the person at the terminal.
@NullMarked
package io.github.kiro4j.server.cli.language;

import org.jspecify.annotations.NullMarked;
