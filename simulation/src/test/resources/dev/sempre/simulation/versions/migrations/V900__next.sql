-- What the next version of the program might add: columns, a child table, tables.
alter table product add column origin_country text;
alter table product_barcode add column pack integer;
alter table product_category add column shelf text;
alter table contact add column loyalty_tier text;
alter table contact add column points integer;
alter table sale add column channel text;
alter table sale_line add column serial_number text;

create table sale_promotion (
  sale_id text not null references sale (id),
  position integer not null,
  extra text,
  code text not null,
  amount_minor integer not null,
  primary key (sale_id, position)
) strict, without rowid;

create table promotion (
  id text not null primary key,
  origin text not null,
  version integer not null,
  base_version integer,
  pending integer not null,
  modified_at integer not null,
  modified_by text not null,
  deleted integer not null,
  seq integer not null,
  extra text,
  name text not null
) strict, without rowid;
create index promotion_seq on promotion (seq);
create index promotion_pending on promotion (seq) where pending = 1;

create table gift_card (
  id text not null primary key,
  origin text not null,
  version integer not null,
  base_version integer,
  pending integer not null,
  modified_at integer not null,
  modified_by text not null,
  deleted integer not null,
  seq integer not null,
  extra text,
  establishment_id text not null,
  amount_minor integer not null
) strict, without rowid;
create index gift_card_seq on gift_card (seq);
create index gift_card_pending on gift_card (seq) where pending = 1;
