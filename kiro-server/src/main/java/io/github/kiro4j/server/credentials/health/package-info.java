/// Whether a credential can be used: failures, cool-downs, disabling, and the history of all three.
@NullMarked
package io.github.kiro4j.server.credentials.health;

import org.jspecify.annotations.NullMarked;
