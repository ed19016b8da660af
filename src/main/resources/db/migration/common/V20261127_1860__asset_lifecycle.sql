-- What is put aside for a ticket: the key makes two who reach for the same item meet, and one of them look further.
create table asset_reservation (
    ci_id bigint not null primary key,
    ticket varchar(32),
    reserved_by varchar(64) not null,
    reserved_at bigint not null
);
create index ix_asset_reservation_ticket on asset_reservation (ticket);

create table asset_order (
    id bigint not null primary key,
    number varchar(32) not null,
    unit varchar(32) not null,
    supplier varchar(160),
    ticket varchar(32),
    -- OPEN, PARTLY, RECEIVED, CANCELLED
    state varchar(16) not null,
    note varchar(1000),
    ordered_by varchar(64) not null,
    ordered_at bigint not null,
    expected_at bigint,
    version int not null,
    constraint uq_asset_order_number unique (number)
);
create index ix_asset_order_unit on asset_order (unit, state, id);
create index ix_asset_order_ticket on asset_order (ticket);

create table asset_order_line (
    id bigint not null primary key,
    order_id bigint not null,
    position int not null,
    class_key varchar(64) not null,
    model varchar(255) not null,
    quantity int not null,
    received int not null,
    -- Of one, without tax, in the currency of the class's purchase price.
    price decimal(20, 4)
);
create index ix_asset_order_line on asset_order_line (order_id, position);

-- How many of a model shall lie in a place; location 0 stands for the whole unit.
create table stock_minimum (
    id bigint not null primary key,
    unit varchar(32) not null,
    location_id bigint not null,
    class_key varchar(64) not null,
    model varchar(255) not null,
    minimum int not null,
    changed_by varchar(64) not null,
    changed_at bigint not null,
    constraint uq_stock_minimum unique (unit, location_id, class_key, model)
);

-- From whom to whom, and what the person said to it: never changed once answered.
create table hand_over (
    id bigint not null primary key,
    ci_id bigint not null,
    unit varchar(32) not null,
    person varchar(64) not null,
    ticket varchar(32),
    -- WAITING, CONFIRMED, DENIED, WITHDRAWN
    state varchar(16) not null,
    handed_by varchar(64) not null,
    handed_at bigint not null,
    answered_at bigint,
    note varchar(1000),
    returned_at bigint
);
create index ix_hand_over_person on hand_over (person, state, id);
create index ix_hand_over_ci on hand_over (ci_id, id);
create index ix_hand_over_ticket on hand_over (ticket);

create table asset_repair (
    id bigint not null primary key,
    ci_id bigint not null,
    ticket varchar(32),
    defect varchar(2000),
    sent_by varchar(64) not null,
    sent_at bigint not null,
    back_at bigint,
    cost decimal(20, 4)
);
create index ix_asset_repair_ci on asset_repair (ci_id, id);

-- Why and when an item left the house, and where the proof lies that nothing can be read from it any more.
create table asset_disposal (
    ci_id bigint not null primary key,
    reason varchar(1000),
    retired_by varchar(64) not null,
    retired_at bigint not null,
    ticket varchar(32),
    certificate varchar(160),
    -- Id of an attachment of the ticket, or of a row in asset_proof.
    proof_attachment bigint,
    proof_file bigint,
    proof_name varchar(255),
    proof_sha256 char(64),
    disposed_by varchar(64),
    disposed_at bigint
);

create table asset_proof (
    id bigint not null primary key,
    ci_id bigint not null,
    name varchar(255) not null,
    media_type varchar(127) not null,
    size_in_bytes bigint not null,
    sha256 char(64) not null,
    bytes longblob not null,
    added_by varchar(64) not null,
    added_at bigint not null
);
create index ix_asset_proof_ci on asset_proof (ci_id, id);

create table stock_take (
    id bigint not null primary key,
    number varchar(32) not null,
    unit varchar(32) not null,
    location_id bigint not null,
    -- OPEN, CLOSED
    state varchar(16) not null,
    started_by varchar(64) not null,
    started_at bigint not null,
    closed_by varchar(64),
    closed_at bigint,
    note varchar(1000),
    constraint uq_stock_take_number unique (number)
);
create index ix_stock_take_unit on stock_take (unit, id);

create table stock_take_item (
    take_id bigint not null,
    ci_id bigint not null,
    -- Whether it was expected in the place when the count began, and where it was recorded then.
    expected boolean not null,
    recorded_location bigint,
    seen_by varchar(64),
    seen_at bigint,
    primary key (take_id, ci_id)
);

create table stock_take_unknown (
    take_id bigint not null,
    code varchar(190) not null,
    seen_by varchar(64) not null,
    seen_at bigint not null,
    primary key (take_id, code)
);

-- Stock is what is in a few states of the many.
create index ix_ci_state on ci (state, unit, class_key);
