/// The messages between a base and its upstream place, as JSON. Pure: no I/O but the streams that
/// are handed in.
@NullMarked
package dev.sempre.model.wire;

import org.jspecify.annotations.NullMarked;
