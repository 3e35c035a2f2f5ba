/// Head office: the server that a company's installations meet at, and its command.
@NullMarked
package dev.sempre.centre;

import org.jspecify.annotations.NullMarked;
