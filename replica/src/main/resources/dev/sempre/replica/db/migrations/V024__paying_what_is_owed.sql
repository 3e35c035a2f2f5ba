-- Money that comes in for what a customer owes, at every tender, until it is a payment. Does not travel. T5, T6.
create table account_draft (
  id text not null primary key,
  cashier_id text not null,
  customer_id text not null,
  chosen_entry_id text,
  currency text not null,
  amount_minor integer not null,
  changed_at integer not null
) strict;
create index account_draft_cashier on account_draft (cashier_id);

create table account_draft_tender (
  account_draft_id text not null references account_draft (id),
  position integer not null,
  payment_method_id text not null,
  kind text not null,
  amount_minor integer not null,
  primary key (account_draft_id, position)
) strict, without rowid;

-- What a terminal was asked for is for a ticket or for such a payment, and says which. F43.
alter table terminal_request rename column cart_id to document_id;
alter table terminal_request add column purpose text not null default 'TICKET';
drop index terminal_request_cart;
create index terminal_request_document on terminal_request (document_id);
