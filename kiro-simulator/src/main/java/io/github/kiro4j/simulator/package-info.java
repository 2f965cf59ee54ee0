/// A simulated Kiro upstream on a local port. The simulator speaks the protocol of the real
/// service, validates requests with the known rules of the service, and answers by scripts or with
/// a simulated conversation.
@NullMarked
package io.github.kiro4j.simulator;

import org.jspecify.annotations.NullMarked;
