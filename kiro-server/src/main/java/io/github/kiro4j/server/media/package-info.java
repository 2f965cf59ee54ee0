/// Decoding of the PDFs and images that clients send.
///
/// Such files may be hostile: small ones that unfold into gigabytes, or that keep a decoder busy
/// for ever. Everything here is bounded in bytes, pages, pixels and time, runs on threads of its
/// own, and fails with an error that names the block and never quotes it.
@NullMarked
package io.github.kiro4j.server.media;

import org.jspecify.annotations.NullMarked;
