/// Frames of the AWS event stream, the binary encoding of the Kiro API's responses.
///
/// Source: Smithy's [Amazon Event Stream
/// specification](https://smithy.io/2.0/aws/amazon-eventstream.html). All integers are big-endian.
///
/// | offset      | size | field                                                        |
/// |-------------|------|--------------------------------------------------------------|
/// | 0           | 4    | total length: the whole frame, both checksums included       |
/// | 4           | 4    | headers length                                               |
/// | 8           | 4    | prelude checksum: CRC-32 of bytes 0 to 7                     |
/// | 12          | h    | headers                                                      |
/// | 12 + h      | p    | payload                                                      |
/// | 12 + h + p  | 4    | message checksum: CRC-32 of everything before it             |
@NullMarked
package io.github.kiro4j.protocol.eventstream;

import org.jspecify.annotations.NullMarked;
