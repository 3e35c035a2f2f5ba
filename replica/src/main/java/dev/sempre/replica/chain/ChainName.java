package dev.sempre.replica.chain;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The name of a chain: the series of a till, `1-2`, and what may follow it, `1-2/journal`.
///
/// @param establishment id of the establishment
/// @param number the till's number in it
record ChainName(String establishment, long number) {

  /// Empty if it is no till's, such as that of a practice ground.
  static Optional<ChainName> of(String chain) {
    String series = series(chain);
    int hyphen = series.lastIndexOf('-');
    try {
      return hyphen < 1
          ? Optional.empty()
          : Optional.of(
              new ChainName(
                  series.substring(0, hyphen), Long.parseLong(series.substring(hyphen + 1))));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static String series(String chain) {
    int slash = chain.indexOf('/');
    return slash < 0 ? chain : chain.substring(0, slash);
  }

  /// The device that has this number now, as far as it is known here. A number that a till has left
  /// since is nobody's.
  static Optional<String> ownerOf(Handle handle, String chain) {
    return of(chain)
        .flatMap(name ->
            handle
                .createQuery(
                    """
                    select id from device
                     where establishment_id = :establishment and number = :number and deleted = 0
                     order by id limit 1
                    """)
                .bind("establishment", name.establishment)
                .bind("number", name.number)
                .mapTo(String.class)
                .findOne());
  }
}
