/// What travels between places and how: the catalogue of tables, records, their canonical form, the
/// hybrid logical clock, the form check and the merge rules. Pure: no clock, no I/O.
@NullMarked
package dev.sempre.model.sync;

import org.jspecify.annotations.NullMarked;
