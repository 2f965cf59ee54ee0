/// A Kiro upstream on a local port: it speaks the real wire, judges what it gets as the real
/// service does, and answers by script or with a small conversation of its own.
@NullMarked
package io.github.kiro4j.simulator;

import org.jspecify.annotations.NullMarked;
