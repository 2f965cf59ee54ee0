/// Notes down where the gateway is, and the key for it.
@NullMarked
package io.github.kiro4j.cli.login;

import org.jspecify.annotations.NullMarked;
