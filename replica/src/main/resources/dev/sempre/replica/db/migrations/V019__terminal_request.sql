-- What this till has asked its payment terminal for, and what became of it. Noted before it is sent. Does not travel.
create table terminal_request (
  id text not null primary key,
  cart_id text not null,
  cashier_id text not null,
  method_id text not null,
  kind text not null,
  amount_minor integer not null,
  currency text not null,
  terminal text not null,
  state text not null,
  authorisation text,
  card text,
  slip text,
  detail text,
  created_at integer not null,
  changed_at integer not null
) strict;
create index terminal_request_cart on terminal_request (cart_id);
create index terminal_request_state on terminal_request (state);

-- What of it no ticket accounted for when a shift was closed. Beside the closing, which is sealed; the journal, which travels, says the same.
create table closing_cards (
  closing_id text not null primary key,
  charges integer not null,
  charged_minor integer not null,
  refunds integer not null,
  refunded_minor integer not null
) strict;
