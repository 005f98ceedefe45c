-- What GET shows of a tuple that is done and so never changes again: written once, sent as it is.

alter table ledger_tuple add column shown text;
-- rows with it are about 3 kB: they stay whole, as compressing them costs more than it saves
alter table ledger_tuple set (toast_tuple_target = 8160);
