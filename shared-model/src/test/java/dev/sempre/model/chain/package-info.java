/// Tests of the chain's words.
@NullMarked
package dev.sempre.model.chain;

import org.jspecify.annotations.NullMarked;
