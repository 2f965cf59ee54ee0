@NullMarked
package io.github.kiro4j.simulator.account;

import org.jspecify.annotations.NullMarked;
