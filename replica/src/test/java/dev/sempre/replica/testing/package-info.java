/// What tests of places share: real databases of both kinds, and small records to put into them.
@NullMarked
package dev.sempre.replica.testing;

import org.jspecify.annotations.NullMarked;
