/// The first start of an installation: try the demo, or join a company.
@NullMarked
package dev.sempre.pos.start;

import org.jspecify.annotations.NullMarked;
