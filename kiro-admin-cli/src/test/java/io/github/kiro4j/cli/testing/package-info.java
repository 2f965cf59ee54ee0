/// Fixtures for tests of the command line.
@NullMarked
package io.github.kiro4j.cli.testing;

import org.jspecify.annotations.NullMarked;
