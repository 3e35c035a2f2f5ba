-- Keys that devices had before they joined anew: whoever proves itself with one is an older copy of its device.
create table replaced_key (
  public_key text not null primary key,
  device text not null
) strict;
