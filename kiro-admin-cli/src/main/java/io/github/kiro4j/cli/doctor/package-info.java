/// Looks for what keeps a gateway from serving, and says what to do.
@NullMarked
package io.github.kiro4j.cli.doctor;

import org.jspecify.annotations.NullMarked;
