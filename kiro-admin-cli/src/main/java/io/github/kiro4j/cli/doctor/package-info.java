/// The `doctor` command.
@NullMarked
package io.github.kiro4j.cli.doctor;

import org.jspecify.annotations.NullMarked;
