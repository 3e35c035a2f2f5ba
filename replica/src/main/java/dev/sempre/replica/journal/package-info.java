/// The journal of what happened at a till.
@NullMarked
package dev.sempre.replica.journal;

import org.jspecify.annotations.NullMarked;
