/// PostgreSQL: its URL and connections, and the migrations of the table that gateways share.
@NullMarked
package io.github.kiro4j.server.database;

import org.jspecify.annotations.NullMarked;
