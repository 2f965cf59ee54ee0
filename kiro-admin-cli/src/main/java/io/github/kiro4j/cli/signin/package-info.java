/// Signing in: what a person sees in the terminal, and the port that a browser calls back.
@NullMarked
package io.github.kiro4j.cli.signin;

import org.jspecify.annotations.NullMarked;
