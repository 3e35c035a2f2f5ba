/// The desktop app as a whole: opening the installation, putting the screens together, starting and
/// stopping. The only package beside `demo` that knows all the others.
@NullMarked
package dev.sempre.pos.app;

import org.jspecify.annotations.NullMarked;
