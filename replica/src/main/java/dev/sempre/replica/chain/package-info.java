/// The chains of tickets that lie in a database.
@NullMarked
package dev.sempre.replica.chain;

import org.jspecify.annotations.NullMarked;
