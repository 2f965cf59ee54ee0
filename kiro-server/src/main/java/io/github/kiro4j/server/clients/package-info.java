/// Client keys: whose request it is, what the key allows, and what the key has used of its limits.
@NullMarked
package io.github.kiro4j.server.clients;

import org.jspecify.annotations.NullMarked;
