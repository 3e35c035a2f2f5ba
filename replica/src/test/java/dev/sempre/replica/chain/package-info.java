/// Tests of the chains in a database, and of what was told of them.
@NullMarked
package dev.sempre.replica.chain;

import org.jspecify.annotations.NullMarked;
