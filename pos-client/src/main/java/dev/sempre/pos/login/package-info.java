/// Choosing a cashier and entering the PIN.
@NullMarked
package dev.sempre.pos.login;

import org.jspecify.annotations.NullMarked;
