/// Receipts on their way: queues on disk that go on after a restart, the worker that empties them,
/// and what is done to the drawer. Nothing here stands on the path of a sale.
@NullMarked
package dev.sempre.pos.printing;

import org.jspecify.annotations.NullMarked;
