-- Everything a place holds. One text for SQLite and PostgreSQL: the migrator leaves SQLite's own
-- words (STRICT, WITHOUT ROWID) out for PostgreSQL and reads INTEGER as BIGINT there.

-- ---------------------------------------------------------------- this place
-- The feed: one row. Its lock is held by a writer from its first statement to its commit, so
-- numbers are gapless and in commit order. hlc is the last stamp that was given out here.
create table feed (
  id integer not null primary key check (id = 1),
  epoch text not null,
  head integer not null,
  hlc integer not null
) strict;

-- Who this place is; empty until it is created (centre) or enrolled (base).
create table place (
  id integer not null primary key check (id = 1),
  base text not null,
  tenant text not null,
  company text not null,
  establishment_id text,
  number integer not null,
  created_at integer not null,
  clock_offset_millis integer not null
) strict;

-- ---------------------------------------------------------------- synchronised tables
create table product_category (
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
  parent_id text,
  name text not null,
  names text,
  sort integer not null,
  active integer not null
) strict, without rowid;
create index product_category_seq on product_category (seq);
create index product_category_pending on product_category (seq) where pending = 1;

create table cost_centre (
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
  name text not null,
  names text,
  active integer not null
) strict, without rowid;
create index cost_centre_seq on cost_centre (seq);
create index cost_centre_pending on cost_centre (seq) where pending = 1;

create table profit_centre (
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
  name text not null,
  names text,
  active integer not null
) strict, without rowid;
create index profit_centre_seq on profit_centre (seq);
create index profit_centre_pending on profit_centre (seq) where pending = 1;

create table cfop (
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
  description text not null,
  direction text,
  level text
) strict, without rowid;
create index cfop_seq on cfop (seq);
create index cfop_pending on cfop (seq) where pending = 1;

create table city (
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
  country text not null,
  name text not null,
  region text,
  postcode text
) strict, without rowid;
create index city_seq on city (seq);
create index city_pending on city (seq) where pending = 1;
create index city_name on city (name);

create table entity_classification (
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
  name text not null,
  names text,
  active integer not null
) strict, without rowid;
create index entity_classification_seq on entity_classification (seq);
create index entity_classification_pending on entity_classification (seq) where pending = 1;

create table establishment (
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
  name text not null,
  kind text not null,
  country text not null,
  currency text not null,
  tax_mode text not null,
  language text not null,
  time_zone text not null,
  address text,
  active integer not null
) strict, without rowid;
create index establishment_seq on establishment (seq);
create index establishment_pending on establishment (seq) where pending = 1;

create table role (
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
  name text not null,
  names text
) strict, without rowid;
create index role_seq on role (seq);
create index role_pending on role (seq) where pending = 1;

create table role_permission (
  role_id text not null references role (id),
  position integer not null,
  extra text,
  permission text not null,
  primary key (role_id, position)
) strict, without rowid;

create table app_user (
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
  login text not null,
  display_name text not null,
  role_id text not null,
  establishment_id text,
  language text not null,
  pin_hash text,
  active integer not null
) strict, without rowid;
create index app_user_seq on app_user (seq);
create index app_user_pending on app_user (seq) where pending = 1;
create index app_user_login on app_user (login);

create table vat_rate (
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
  label text not null,
  country text,
  rate_bp integer not null,
  valid_from text,
  valid_to text,
  active integer not null
) strict, without rowid;
create index vat_rate_seq on vat_rate (seq);
create index vat_rate_pending on vat_rate (seq) where pending = 1;

create table payment_method (
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
  kind text not null,
  name text not null,
  names text,
  sort integer not null,
  active integer not null
) strict, without rowid;
create index payment_method_seq on payment_method (seq);
create index payment_method_pending on payment_method (seq) where pending = 1;

create table account_setting (
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
  establishment_id text,
  name text not null,
  value text
) strict, without rowid;
create index account_setting_seq on account_setting (seq);
create index account_setting_pending on account_setting (seq) where pending = 1;

create table device (
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
  number integer not null,
  name text not null,
  kind text not null,
  public_key text not null,
  status text not null,
  enrolled_at integer not null
) strict, without rowid;
create index device_seq on device (seq);
create index device_pending on device (seq) where pending = 1;

create table product (
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
  sku text not null,
  name text not null,
  names text,
  brand text,
  category_id text,
  unit text not null,
  content_label text,
  vat_rate_id text,
  plu text,
  quick_key integer,
  active integer not null
) strict, without rowid;
create index product_seq on product (seq);
create index product_pending on product (seq) where pending = 1;
create index product_sku on product (sku);
create index product_category_id on product (category_id);
create index product_plu on product (plu);
create index product_quick_key on product (quick_key) where quick_key is not null;

create table product_barcode (
  product_id text not null references product (id),
  position integer not null,
  extra text,
  gtin text not null,
  primary key (product_id, position)
) strict, without rowid;
create index product_barcode_gtin on product_barcode (gtin);

create table price (
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
  product_id text not null,
  price_list_id text,
  establishment_id text,
  currency text not null,
  amount_minor integer not null,
  valid_from integer,
  valid_to integer
) strict, without rowid;
create index price_seq on price (seq);
create index price_pending on price (seq) where pending = 1;
create index price_product_id on price (product_id);

create table contact (
  id text not null primary key,
  origin text not null,
  version integer not null,
  base_version integer,
  pending integer not null,
  modified_at integer not null,
  modified_by text not null,
  deleted integer not null,
  seq integer not null,
  stamps text,
  extra text,
  name text not null,
  customer integer not null,
  prospect integer not null,
  supplier integer not null,
  tax_id text,
  email text,
  phone text,
  street text,
  postcode text,
  city text,
  city_id text,
  country text,
  classification_id text,
  note text,
  active integer not null
) strict, without rowid;
create index contact_seq on contact (seq);
create index contact_pending on contact (seq) where pending = 1;
create index contact_name on contact (name);

create table shift (
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
  number integer not null,
  opened_at integer not null,
  opened_by text not null,
  business_date text not null,
  currency text not null,
  float_minor integer not null
) strict, without rowid;
create index shift_seq on shift (seq);
create index shift_pending on shift (seq) where pending = 1;
create index shift_device_id_number on shift (device_id, number);

create table sale (
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
  number integer not null,
  cashier_id text not null,
  customer_id text,
  completed_at integer not null,
  offset_minutes integer not null,
  business_date text not null,
  currency text not null,
  tax_mode text not null,
  gross_minor integer not null,
  net_minor integer not null,
  tax_minor integer not null,
  discount_minor integer not null,
  tendered_minor integer not null,
  change_minor integer not null,
  note text
) strict, without rowid;
create index sale_seq on sale (seq);
create index sale_pending on sale (seq) where pending = 1;
create index sale_series_number on sale (series, number);
create index sale_business_date on sale (business_date);

create table sale_line (
  sale_id text not null references sale (id),
  position integer not null,
  extra text,
  product_id text,
  gtin text,
  description text not null,
  category_id text,
  quantity_milli integer not null,
  unit text not null,
  unit_price_minor integer not null,
  list_price_minor integer,
  line_discount_minor integer not null,
  ticket_discount_minor integer not null,
  vat_rate_id text not null,
  rate_bp integer not null,
  net_minor integer not null,
  tax_minor integer not null,
  gross_minor integer not null,
  voided integer not null,
  note text,
  primary key (sale_id, position)
) strict, without rowid;
create index sale_line_product on sale_line (product_id);

create table sale_tender (
  sale_id text not null references sale (id),
  position integer not null,
  extra text,
  payment_method_id text not null,
  kind text not null,
  amount_minor integer not null,
  primary key (sale_id, position)
) strict, without rowid;

create table sale_tax (
  sale_id text not null references sale (id),
  position integer not null,
  extra text,
  vat_rate_id text not null,
  rate_bp integer not null,
  net_minor integer not null,
  tax_minor integer not null,
  gross_minor integer not null,
  primary key (sale_id, position)
) strict, without rowid;

create table stock_movement (
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
  product_id text not null,
  quantity_milli integer not null,
  reason text not null,
  moved_at integer not null,
  document_id text,
  note text
) strict, without rowid;
create index stock_movement_seq on stock_movement (seq);
create index stock_movement_pending on stock_movement (seq) where pending = 1;
create index stock_movement_product_id on stock_movement (product_id);

-- What was sold is stock that moved: the ledger is the sales and the other movements together, so
-- stock can never count a ticket twice.
create view stock_ledger as
  select s.establishment_id, l.product_id, -l.quantity_milli as quantity_milli,
         s.completed_at as moved_at, 'SALE' as reason, s.id as document_id
    from sale s join sale_line l on l.sale_id = s.id
   where s.deleted = 0 and l.voided = 0 and l.product_id is not null
  union all
  select establishment_id, product_id, quantity_milli, moved_at, reason, document_id
    from stock_movement where deleted = 0;

-- ---------------------------------------------------------------- local: the synchronisation
-- How far each table has been downloaded.
create table sync_cursor (
  table_name text not null primary key,
  epoch text not null,
  seq integer not null
) strict, without rowid;

-- "Please synchronise": written by the app, taken by whichever agent serves this database.
create table sync_request (
  id text not null primary key,
  requested_at integer not null,
  requested_by text not null,
  reason text not null,
  run_id text
) strict, without rowid;
create index sync_request_open on sync_request (requested_at) where run_id is null;

-- One row per synchronisation that had something to do, with what it moved per category.
create table sync_run (
  id text not null primary key,
  reason text not null,
  started_at integer not null,
  ended_at integer,
  outcome text not null,
  failure_code text,
  failure_detail text,
  tries integer not null,
  records_up integer not null,
  records_down integer not null,
  records_refused integer not null,
  bytes_up integer not null,
  bytes_down integer not null
) strict, without rowid;
create index sync_run_started on sync_run (started_at);

create table sync_run_category (
  run_id text not null references sync_run (id),
  direction text not null,
  table_name text not null,
  planned integer not null,
  done integer not null,
  refused integer not null,
  primary key (run_id, direction, table_name)
) strict, without rowid;

-- The state of the line as its agent sees it: one row, behind the indicator.
create table sync_link (
  id integer not null primary key check (id = 1),
  state text not null,
  since integer not null,
  attempt integer not null,
  next_attempt_at integer,
  last_answer_at integer,
  failure_code text,
  failure_detail text,
  upstream_epoch text,
  upstream_head integer
) strict;

-- What needs a person: a record that was refused on its way up or could not be applied here.
create table issue (
  id text not null primary key,
  table_name text not null,
  record_id text not null,
  record_version integer not null,
  direction text not null,
  code text not null,
  field text,
  detail text,
  waits_for text,
  first_at integer not null,
  last_at integer not null,
  times integer not null,
  state text not null,
  state_reason text,
  state_by text
) strict, without rowid;
create unique index issue_record on issue (table_name, record_id, direction) where state = 'OPEN';

-- What lost a conflict: kept, shown, and can be brought back.
create table overwritten (
  id text not null primary key,
  table_name text not null,
  record_id text not null,
  field text,
  lost_value text,
  lost_at integer not null,
  lost_base text not null,
  winner_at integer not null,
  winner_base text not null,
  kept_at integer not null
) strict, without rowid;
create index overwritten_record on overwritten (table_name, record_id);

-- ---------------------------------------------------------------- local: the till
create table number_series (
  series text not null primary key,
  next_number integer not null
) strict, without rowid;

-- The open sale of each cashier, saved at every step: survives a kill.
create table cart (
  id text not null primary key,
  cashier_id text not null,
  content text not null,
  changed_at integer not null
) strict, without rowid;

-- ---------------------------------------------------------------- local: the centre
-- One exchange with one base, in one direction.
create table flow (
  id text not null primary key,
  device_id text not null,
  direction text not null,
  started_at integer not null,
  last_at integer not null,
  executions integer not null,
  records integer not null,
  refused integer not null,
  bytes integer not null
) strict, without rowid;
create index flow_device on flow (device_id, last_at);
