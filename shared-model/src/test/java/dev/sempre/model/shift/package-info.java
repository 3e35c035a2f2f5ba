/// Tests of the chain's words.
@NullMarked
package dev.sempre.model.shift;

import org.jspecify.annotations.NullMarked;
