-- What workers would have reported: of each branch's 50 steps 30 are done; the next is doing in most plans, in the others
-- those that are left are canceled. Written into the read model alone, which is all that reads ask.
update ledger_tuple set
    status = 'done',
    log = '[00-01-0032]',
    state = json_build_object(
        'record', 'tuple_state', 'tuple', key, 'attempt', 1, 'status', 'done', 'log', '[00-01-0032]',
        'model', json_build_object('hash', reverse(key), 'storage_address', 'http://localhost/model/' || reverse(key) || '/file/'))
where kind = 'traintuple' and rank < 30;
update ledger_tuple set
    status = 'doing',
    state = json_build_object('record', 'tuple_state', 'tuple', key, 'attempt', 1, 'status', 'doing', 'log', '')
where kind = 'traintuple' and rank = 30 and plan >= 'c';
update ledger_tuple set status = 'canceled' where kind = 'traintuple' and rank >= 30 and plan < 'c';
-- the planner knows the tables as it would after a while
vacuum analyze ledger_tuple, ledger_tuple_parent, ledger_asset;
