/// What the centre can tell of a company: its sales, and the state of its bases.
@NullMarked
package dev.sempre.centre.report;

import org.jspecify.annotations.NullMarked;
