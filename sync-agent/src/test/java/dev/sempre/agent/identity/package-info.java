@NullMarked
package dev.sempre.agent.identity;

import org.jspecify.annotations.NullMarked;
