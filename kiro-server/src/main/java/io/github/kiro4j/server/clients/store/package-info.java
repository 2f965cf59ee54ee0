/// Client keys and their usage in the database of the gateway's records, and the changes that
/// operators make to keys.
@NullMarked
package io.github.kiro4j.server.clients.store;

import org.jspecify.annotations.NullMarked;
