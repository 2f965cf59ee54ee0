@NullMarked
package io.github.kiro4j.simulator.models;

import org.jspecify.annotations.NullMarked;
