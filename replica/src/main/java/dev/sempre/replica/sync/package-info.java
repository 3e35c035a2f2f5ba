/// Everything about synchronised records that any table needs: the SQL made from the catalogue, the
/// outbox, what comes down, what comes up, the changes that go out, and the journal of it all.
@NullMarked
package dev.sempre.replica.sync;

import org.jspecify.annotations.NullMarked;
