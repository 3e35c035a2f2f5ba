@NullMarked
package dev.sempre.agent.run;

import org.jspecify.annotations.NullMarked;
