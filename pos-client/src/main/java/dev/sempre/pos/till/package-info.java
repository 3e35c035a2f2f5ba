/// What a till does, without any screen: the use cases behind the screens and behind the commands.
@NullMarked
package dev.sempre.pos.till;

import org.jspecify.annotations.NullMarked;
