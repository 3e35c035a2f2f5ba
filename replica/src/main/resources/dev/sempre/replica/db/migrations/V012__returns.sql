-- What a line takes back, and why. A line that sells says nothing of it.
alter table sale_line add column returned_sale_id text;
alter table sale_line add column returned_position integer;
alter table sale_line add column return_reason text;
create index sale_line_returned on sale_line (returned_sale_id, returned_position) where returned_sale_id is not null;
-- Tickets are looked for by their customer.
create index sale_customer_id on sale (customer_id) where customer_id is not null;
