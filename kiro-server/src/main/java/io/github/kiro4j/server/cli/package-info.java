/// The commands of the server program: server, check, demo, db.
@NullMarked
package io.github.kiro4j.server.cli;

import org.jspecify.annotations.NullMarked;
