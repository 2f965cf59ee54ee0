/// Decoding of the PDFs and images that clients send.
///
/// Files may be hostile: a small file may decompress to gigabytes, or keep a decoder busy for ever.
/// Decoding is bounded in bytes, pages, pixels and time, runs on its own threads, and fails with an
/// error that names the content block and never quotes it.
@NullMarked
package io.github.kiro4j.server.media;

import org.jspecify.annotations.NullMarked;
