/// Admission: what the gateway has room for, decided before anything of a body is read. One place
/// refuses, for lack of requests, streams, memory for bodies, file descriptors or heap.
@NullMarked
package io.github.kiro4j.server.overload;

import org.jspecify.annotations.NullMarked;
