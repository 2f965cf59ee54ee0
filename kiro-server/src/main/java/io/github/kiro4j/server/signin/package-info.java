/// Sign-ins under way: what a person has to do, what has happened, and the credential at the end.
@NullMarked
package io.github.kiro4j.server.signin;

import org.jspecify.annotations.NullMarked;
