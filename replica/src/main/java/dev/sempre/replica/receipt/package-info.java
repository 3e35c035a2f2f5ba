/// Receipts on their way to paper or to a mailbox, and what became of them. All of it stays at the
/// place.
@NullMarked
package dev.sempre.replica.receipt;

import org.jspecify.annotations.NullMarked;
