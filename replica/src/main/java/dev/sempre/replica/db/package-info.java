/// The database of one place: opening, migrating, the single writer, read-only readers, and what
/// failures of a disk or a server mean. SQLite and PostgreSQL behave alike from here upwards.
@NullMarked
package dev.sempre.replica.db;

import org.jspecify.annotations.NullMarked;
