/// Tables, JSON and YAML for people and programs.
@NullMarked
package io.github.kiro4j.cli.output;

import org.jspecify.annotations.NullMarked;
