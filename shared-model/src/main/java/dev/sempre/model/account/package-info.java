/// What customers owe: entries that add up to an account, what of it is open, and taking money for
/// it. [dev.sempre.model.account.CustomerAccount] is the place to start.
@NullMarked
package dev.sempre.model.account;

import org.jspecify.annotations.NullMarked;
