-- A line's discount that was given in percent: the ticket says it as it was given.
alter table sale_line add column line_discount_bp integer;
