/// Output as tables for people, and as JSON or YAML for programs.
@NullMarked
package io.github.kiro4j.cli.output;

import org.jspecify.annotations.NullMarked;
