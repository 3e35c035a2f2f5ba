-- A parked ticket: its short name, since when and by whom it is parked, and what it comes to, so
-- that the list can be shown whatever its content is like. Without parked_at it is not parked.
alter table cart add column parked_name text;
alter table cart add column parked_at integer;
alter table cart add column parked_by text;
alter table cart add column parked_total_minor integer;
alter table cart add column parked_currency text;
-- Who has recalled it. Its goods go on under another id; this row only says where they are.
alter table cart add column recalled_by text;
-- Who has given up the whole ticket; the journal says why.
alter table cart add column voided_by text;
create index cart_cashier on cart (cashier_id, changed_at);
create index cart_parked on cart (parked_at) where parked_at is not null;

-- Who sold the line, where the shop wants to know.
alter table sale_line add column salesperson_id text;
