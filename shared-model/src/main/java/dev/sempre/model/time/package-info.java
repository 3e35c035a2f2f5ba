/// Time as the domain sees it: a port to ask for it, moments of business and spans of validity.
@NullMarked
package dev.sempre.model.time;

import org.jspecify.annotations.NullMarked;
