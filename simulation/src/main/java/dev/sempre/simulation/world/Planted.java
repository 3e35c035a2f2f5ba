package dev.sempre.simulation.world;

/// Bugs that programs of this kind have had. One of them is planted in a world to prove that its
/// invariants would notice.
enum Planted {
  NONE,
  /// The mark "not yet at the centre" is set in a transaction of its own, after the sale's.
  MARK_OUTSIDE_THE_SALE,
  /// An upload that nobody has answered counts as taken.
  SILENCE_TAKEN_FOR_YES,
  /// The position of a download is stored before what lies up to it.
  CURSOR_BEFORE_ITS_DATA,
  /// One refused record keeps all others from being sent.
  POISON_BLOCKS,
  /// What was seen of the centre is not told, so a centre that was restored cannot know.
  SEEN_NOT_TOLD
}
