-- What tills have told of their chains, each word once and for ever: at the centre what it was told, at a till what the
-- centre has confirmed. Never changed, never deleted.
create table chain_anchor (
  series text not null,
  device text not null,
  number integer not null,
  hash text not null,
  told_at integer not null,
  primary key (series, device, number, hash)
) strict;

-- A till has told that a record which it had told before is not there any more as it was.
create table chain_denial (
  series text not null,
  device text not null,
  differs_at integer not null,
  number integer not null,
  hash text not null,
  told_at integer not null,
  primary key (series, device, differs_at, number, hash)
) strict;
