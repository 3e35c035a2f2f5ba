/// The archive of a chain: a file that can be read and proved without this program. Source: R41.
@NullMarked
package dev.sempre.model.archive;

import org.jspecify.annotations.NullMarked;
