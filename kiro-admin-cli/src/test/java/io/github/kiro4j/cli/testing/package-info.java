/// What the tests of the command line run it against and with.
@NullMarked
package io.github.kiro4j.cli.testing;

import org.jspecify.annotations.NullMarked;
