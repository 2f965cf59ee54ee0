/// Keys in requests: who presents which, and from where wrong ones come.
@NullMarked
package io.github.kiro4j.server.http.keys;

import org.jspecify.annotations.NullMarked;
