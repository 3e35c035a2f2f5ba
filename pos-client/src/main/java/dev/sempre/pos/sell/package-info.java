/// The till's home: ringing up, finding products, taking payment.
@NullMarked
package dev.sempre.pos.sell;

import org.jspecify.annotations.NullMarked;
