-- Keys with which devices signed before they were admitted again under the number that they had: what they signed with
-- them is theirs. Unlike a replaced key, one of these proves no older copy, as the device may still use it.
create table earlier_key (
  public_key text not null primary key,
  device text not null
) strict;
