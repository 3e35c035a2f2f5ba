/// Leave that somebody who may gives on the spot, by his PIN.
@NullMarked
package dev.sempre.pos.approval;

import org.jspecify.annotations.NullMarked;
