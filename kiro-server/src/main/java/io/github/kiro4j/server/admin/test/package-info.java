/// Requests that operators send to see whether the gateway answers.
@NullMarked
package io.github.kiro4j.server.admin.test;

import org.jspecify.annotations.NullMarked;
