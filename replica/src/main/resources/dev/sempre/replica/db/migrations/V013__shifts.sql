-- Cash movements and closings: T8, R37. A shift whose first sale opened it has had no float.
alter table shift add column opened_by_sale integer;
create index sale_shift_id on sale (shift_id);

create table cash_movement (
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
  device_id text not null,
  shift_id text not null,
  series text not null,
  kind text not null,
  reason text not null,
  amount_minor integer not null,
  currency text not null,
  moved_at integer not null,
  offset_minutes integer not null,
  business_date text not null,
  user_id text not null,
  approved_by text,
  chain_number integer,
  chain_previous text,
  perpetual_minor integer,
  chain_hash text,
  chain_signature text
) strict, without rowid;
create index cash_movement_seq on cash_movement (seq);
create index cash_movement_pending on cash_movement (seq) where pending = 1;
create index cash_movement_chain on cash_movement (series, chain_number) where chain_number is not null;
create index cash_movement_shift_id on cash_movement (shift_id);

create table closing (
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
  device_id text not null,
  series text not null,
  kind text not null,
  number integer not null,
  period text not null,
  shift_id text,
  first_beneath integer,
  last_beneath integer,
  opened_at integer not null,
  opened_by_sale integer not null,
  closed_at integer not null,
  offset_minutes integer not null,
  business_date text not null,
  closed_by text not null,
  currency text not null,
  tickets integer not null,
  first_ticket text,
  last_ticket text,
  total_gross_minor integer not null,
  total_net_minor integer not null,
  total_tax_minor integer not null,
  total_discount_minor integer not null,
  returned_lines integer not null,
  returned_minor integer not null,
  voided_lines integer not null,
  voided_minor integer not null,
  voided_tickets integer not null,
  drawer_openings integer not null,
  float_minor integer not null,
  cash_minor integer not null,
  in_minor integer not null,
  out_minor integer not null,
  drop_minor integer not null,
  expected_minor integer,
  counted_minor integer,
  times_counted integer,
  difference_minor integer not null,
  difference_reason text,
  chain_number integer,
  chain_previous text,
  perpetual_minor integer,
  chain_hash text,
  chain_signature text
) strict, without rowid;
create index closing_seq on closing (seq);
create index closing_pending on closing (seq) where pending = 1;
create index closing_chain on closing (series, chain_number) where chain_number is not null;
create index closing_number on closing (device_id, kind, number);
create index closing_shift_id on closing (shift_id) where shift_id is not null;

create table closing_tender (
  closing_id text not null references closing (id),
  position integer not null,
  extra text,
  payment_method_id text not null,
  kind text not null,
  times integer not null,
  amount_minor integer not null,
  primary key (closing_id, position)
) strict, without rowid;

create table closing_tax (
  closing_id text not null references closing (id),
  position integer not null,
  extra text,
  vat_rate_id text not null,
  rate_bp integer not null,
  net_minor integer not null,
  tax_minor integer not null,
  gross_minor integer not null,
  primary key (closing_id, position)
) strict, without rowid;

create table closing_count (
  closing_id text not null references closing (id),
  position integer not null,
  extra text,
  value_minor integer not null,
  pieces integer not null,
  primary key (closing_id, position)
) strict, without rowid;

-- Local: each time that somebody has counted a drawer and said so. What has to be in it is shown
-- after that, so a second count is no longer a blind one, and the Z says that there were two.
create table drawer_count (
  shift_id text not null,
  position integer not null,
  counted_at integer not null,
  counted_by text not null,
  counted_minor integer not null,
  primary key (shift_id, position)
) strict, without rowid;
