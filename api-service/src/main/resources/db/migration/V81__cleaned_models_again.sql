-- Whoever stores a model late, because it was frozen meanwhile, does so after its removal: it is removed again, a day later.
alter table cleaned_model add column removed boolean not null default false;

create index cleaned_model_not_before on cleaned_model (not_before);
