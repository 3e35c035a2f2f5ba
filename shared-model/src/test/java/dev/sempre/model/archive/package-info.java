/// Tests of archives.
@NullMarked
package dev.sempre.model.archive;

import org.jspecify.annotations.NullMarked;
