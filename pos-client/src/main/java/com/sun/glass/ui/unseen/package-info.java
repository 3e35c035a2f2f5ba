/// A platform of the toolkit for days that nobody watches: tests, measurements and the scripted
/// demo.
@NullMarked
package com.sun.glass.ui.unseen;

import org.jspecify.annotations.NullMarked;
