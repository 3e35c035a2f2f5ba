/// The frame around every screen: top bar, connection chip, menus, rail, and the port to work off
/// the UI thread.
@NullMarked
package dev.sempre.pos.shell;

import org.jspecify.annotations.NullMarked;
