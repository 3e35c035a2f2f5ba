/// One centre on PostgreSQL and up to hundreds of shops that sell and synchronise with it: what a
/// ticket costs, and whether it costs more with more shops or with more tickets stored.
@NullMarked
package dev.sempre.simulation.scale;

import org.jspecify.annotations.NullMarked;
