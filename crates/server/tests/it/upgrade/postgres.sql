CREATE TABLE public.accounts (
    id uuid NOT NULL,
    name character varying NOT NULL,
    email character varying,
    phone character varying,
    password_hash character varying,
    is_active boolean NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL
);
CREATE TABLE public.audit_entries (
    id uuid NOT NULL,
    tenant_id uuid NOT NULL,
    actor character varying NOT NULL,
    action character varying NOT NULL,
    subject character varying NOT NULL,
    before json,
    after json,
    address character varying,
    request_id character varying,
    at timestamp with time zone NOT NULL,
    seq bigint,
    hash character varying
);
CREATE TABLE public.audit_heads (
    tenant_id uuid NOT NULL,
    seq bigint NOT NULL,
    hash character varying NOT NULL
);
CREATE TABLE public.cart_items (
    id uuid NOT NULL,
    tenant_id uuid NOT NULL,
    shop_id uuid NOT NULL,
    product_id uuid NOT NULL,
    qty bigint NOT NULL,
    price_seen bigint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT cart_items_qty_range CHECK (((qty >= 1) AND (qty <= 9999)))
);
CREATE TABLE public.catalogue_versions (
    tenant_id uuid NOT NULL,
    version bigint NOT NULL
);
CREATE TABLE public.code_blocks (
    tenant_id uuid NOT NULL,
    recipient character varying NOT NULL,
    until timestamp with time zone NOT NULL
);
CREATE TABLE public.cron_runs (
    name character varying NOT NULL,
    tenant_id uuid NOT NULL,
    slot timestamp with time zone NOT NULL
);
CREATE TABLE public.events (
    id uuid NOT NULL,
    tenant_id uuid NOT NULL,
    name character varying NOT NULL,
    subject character varying NOT NULL,
    audience json NOT NULL,
    at timestamp with time zone NOT NULL
);
CREATE TABLE public.idempotency_keys (
    tenant_id uuid NOT NULL,
    scope character varying NOT NULL,
    key character varying NOT NULL,
    fingerprint character varying NOT NULL,
    result character varying,
    created_at timestamp with time zone NOT NULL
);
CREATE TABLE public.identity_migrations (
    version character varying NOT NULL,
    applied_at bigint NOT NULL
);
CREATE TABLE public.jobs (
    id uuid NOT NULL,
    tenant_id uuid NOT NULL,
    kind character varying NOT NULL,
    payload json NOT NULL,
    state character varying NOT NULL,
    run_at timestamp with time zone NOT NULL,
    attempts integer NOT NULL,
    lease_until timestamp with time zone,
    last_error text,
    dedupe_key character varying,
    created_at timestamp with time zone NOT NULL
);
CREATE TABLE public.kernel_migrations (
    version character varying NOT NULL,
    applied_at bigint NOT NULL
);
CREATE TABLE public.mailbox_messages (
    id uuid NOT NULL,
    tenant_id uuid NOT NULL,
    recipient character varying NOT NULL,
    subject character varying NOT NULL,
    text text NOT NULL,
    wire_id character varying NOT NULL,
    at timestamp with time zone NOT NULL
);
CREATE TABLE public.memberships (
    account_id uuid NOT NULL,
    tenant_id uuid NOT NULL,
    role character varying NOT NULL,
    is_active boolean NOT NULL,
    created_at timestamp with time zone NOT NULL
);
CREATE TABLE public.message_attempts (
    id uuid NOT NULL,
    tenant_id uuid NOT NULL,
    message_id uuid NOT NULL,
    attempt integer NOT NULL,
    at timestamp with time zone NOT NULL,
    outcome character varying NOT NULL,
    detail text
);
CREATE TABLE public.messages (
    id uuid NOT NULL,
    tenant_id uuid NOT NULL,
    channel character varying NOT NULL,
    recipient character varying NOT NULL,
    subject character varying,
    text text NOT NULL,
    template character varying NOT NULL,
    class character varying NOT NULL,
    priority integer NOT NULL,
    not_before timestamp with time zone NOT NULL,
    expires_at timestamp with time zone,
    attempts integer NOT NULL,
    state character varying NOT NULL,
    lease_until timestamp with time zone,
    wire_id character varying NOT NULL,
    dedupe_key character varying,
    provider_id character varying,
    error text,
    created_at timestamp with time zone NOT NULL,
    sent_at timestamp with time zone,
    delivered_at timestamp with time zone,
    read_at timestamp with time zone,
    CONSTRAINT messages_attempts_floor CHECK ((attempts >= 0)),
    CONSTRAINT messages_lease CHECK ((((state)::text <> 'sending'::text) OR (lease_until IS NOT NULL)))
);
CREATE TABLE public.messaging_migrations (
    version character varying NOT NULL,
    applied_at bigint NOT NULL
);
CREATE TABLE public.one_time_codes (
    id uuid NOT NULL,
    tenant_id uuid NOT NULL,
    recipient character varying NOT NULL,
    code_hash character varying NOT NULL,
    wrong_tries integer NOT NULL,
    state character varying NOT NULL,
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    CONSTRAINT one_time_codes_state CHECK (((state)::text = ANY ((ARRAY['live'::character varying, 'used'::character varying, 'dead'::character varying])::text[]))),
    CONSTRAINT one_time_codes_tries CHECK (((wrong_tries >= 0) AND (wrong_tries <= 5)))
);
CREATE TABLE public.order_items (
    id uuid NOT NULL,
    tenant_id uuid NOT NULL,
    order_id uuid NOT NULL,
    line integer NOT NULL,
    product_id uuid NOT NULL,
    product_code character varying NOT NULL,
    product_name character varying NOT NULL,
    category character varying NOT NULL,
    qty bigint NOT NULL,
    price bigint NOT NULL,
    discount bigint NOT NULL,
    subtotal bigint NOT NULL,
    ref_part_id bigint,
    CONSTRAINT order_items_qty_floor CHECK ((qty > 0))
);
CREATE TABLE public.order_steps (
    order_id uuid NOT NULL,
    seq integer NOT NULL,
    tenant_id uuid NOT NULL,
    status character varying NOT NULL,
    at timestamp with time zone NOT NULL,
    by_actor character varying NOT NULL,
    by_name character varying NOT NULL,
    reason text
);
CREATE TABLE public.orders (
    id uuid NOT NULL,
    tenant_id uuid NOT NULL,
    order_number character varying NOT NULL,
    shop_id uuid NOT NULL,
    status character varying NOT NULL,
    total_amount bigint NOT NULL,
    discount_amount bigint NOT NULL,
    grand_total bigint NOT NULL,
    notes text,
    so_number character varying,
    approved_at timestamp with time zone,
    approved_by uuid,
    ref_so_id bigint,
    submitted_at timestamp with time zone,
    decided_at timestamp with time zone,
    reject_reason text,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    CONSTRAINT orders_grand_total CHECK ((grand_total = (total_amount - discount_amount))),
    CONSTRAINT orders_grand_total_floor CHECK ((grand_total >= 0))
);
CREATE TABLE public.parts_migrations (
    version character varying NOT NULL,
    applied_at bigint NOT NULL
);
CREATE TABLE public.password_resets (
    id uuid NOT NULL,
    account_id uuid NOT NULL,
    token_hash character varying NOT NULL,
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    used_at timestamp with time zone
);
CREATE TABLE public.products (
    id uuid NOT NULL,
    tenant_id uuid NOT NULL,
    code character varying NOT NULL,
    name character varying NOT NULL,
    description text NOT NULL,
    category character varying NOT NULL,
    price bigint NOT NULL,
    ref_part_id bigint,
    stock bigint,
    stock_as_of timestamp with time zone,
    is_active boolean NOT NULL,
    search_text text NOT NULL,
    revision bigint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    CONSTRAINT products_price_range CHECK (((price >= 0) AND (price <= '100000000000'::bigint))),
    CONSTRAINT products_stock_floor CHECK ((stock >= 0))
);
CREATE TABLE public.rate_limits (
    key character varying NOT NULL,
    window_start timestamp with time zone NOT NULL,
    hits integer NOT NULL
);
CREATE TABLE public.sales_people (
    id uuid NOT NULL,
    tenant_id uuid NOT NULL,
    name character varying NOT NULL,
    "position" character varying NOT NULL,
    supervisor_id uuid,
    ref_salesman_id bigint,
    phone character varying,
    is_active boolean NOT NULL,
    CONSTRAINT sales_people_position CHECK ((("position")::text = ANY ((ARRAY['sales'::character varying, 'spv'::character varying])::text[])))
);
CREATE TABLE public.serials (
    tenant_id uuid NOT NULL,
    kind character varying NOT NULL,
    year integer NOT NULL,
    last_number bigint NOT NULL
);
CREATE TABLE public.sessions (
    id uuid NOT NULL,
    tenant_id uuid NOT NULL,
    account_id uuid NOT NULL,
    kind character varying NOT NULL,
    token_hash character varying NOT NULL,
    created_at timestamp with time zone NOT NULL,
    last_seen_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    idle_seconds bigint NOT NULL,
    revoked_at timestamp with time zone,
    address character varying,
    device character varying NOT NULL
);
CREATE TABLE public.shops (
    id uuid NOT NULL,
    tenant_id uuid NOT NULL,
    account_id uuid NOT NULL,
    code character varying NOT NULL,
    name character varying NOT NULL,
    phone character varying NOT NULL,
    address character varying NOT NULL,
    city character varying NOT NULL,
    province character varying NOT NULL,
    salesman_id uuid NOT NULL,
    ref_toko_id bigint,
    is_active boolean NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL
);
CREATE TABLE public.simulator_messages (
    id uuid NOT NULL,
    tenant_id uuid NOT NULL,
    phone character varying NOT NULL,
    direction character varying NOT NULL,
    text text NOT NULL,
    wire_id character varying,
    at timestamp with time zone NOT NULL,
    seen_at timestamp with time zone,
    CONSTRAINT simulator_direction CHECK (((direction)::text = ANY ((ARRAY['in'::character varying, 'out'::character varying])::text[])))
);
CREATE TABLE public.tenant_roles (
    tenant_id uuid NOT NULL,
    name character varying NOT NULL,
    permissions json NOT NULL
);
CREATE TABLE public.tenants (
    id uuid NOT NULL,
    slug character varying NOT NULL,
    name character varying NOT NULL,
    host character varying,
    zone character varying NOT NULL,
    language character varying NOT NULL,
    modules json NOT NULL,
    is_active boolean NOT NULL,
    created_at timestamp with time zone NOT NULL
);
INSERT INTO public.accounts VALUES
	('01a1fde8-ec03-7090-82ca-488f4d1b9a73', 'Ibu Ratna (Super Admin)', 'super@niaga.test', '628111000001', '$argon2id$v=19$m=19456,t=2,p=1$dUJrDSV1ulOtOeyKwv7HhA$OQZkpGHJcorg2WA1Y3TL1YpRAzQNXpaap98NCE+/M2E', true, '2026-11-21 11:41:02.851558+00', '2026-11-21 11:41:02.851558+00'),
	('01a1fde8-ec50-72b6-a7f6-8eede82e973a', 'Pak Budi (Admin)', 'admin@niaga.test', '628111000002', '$argon2id$v=19$m=19456,t=2,p=1$KXzTL1SnYKdc72sMYcBX+Q$KeESIuJQYqqeZLFEilKVvI8Mhov7a+wg85PcgT0dw9k', true, '2026-11-21 11:41:02.928118+00', '2026-11-21 11:41:02.928118+00'),
	('01a1fde8-ecdb-711c-90c8-fe5a2c3bc282', 'Toko Jaya Motor', NULL, '628123456789', NULL, true, '2026-11-21 11:41:03.0674+00', '2026-11-21 11:41:03.0674+00'),
	('01a1fde8-ecdb-711e-8949-890c96554c54', 'Sinar Abadi Motor', NULL, '6281200000002', NULL, true, '2026-11-21 11:41:03.0674+00', '2026-11-21 11:41:03.0674+00'),
	('01a1fde8-ecdb-7120-9244-875082392f14', 'Bengkel Maju Lancar', NULL, '6281200000003', NULL, true, '2026-11-21 11:41:03.0674+00', '2026-11-21 11:41:03.0674+00'),
	('01a1fde8-ecdb-7122-9c05-9974fd41865f', 'Putra Priangan Motor', NULL, '6281200000004', NULL, true, '2026-11-21 11:41:03.0674+00', '2026-11-21 11:41:03.0674+00'),
	('01a1fde8-ecdb-7124-9557-1244066b5002', 'Toko Barokah Sparepart', NULL, '6281200000005', NULL, true, '2026-11-21 11:41:03.0674+00', '2026-11-21 11:41:03.0674+00'),
	('01a1fde8-ecdb-7126-8b1a-6c3249f30214', 'Cahaya Timur Motor', NULL, '6281200000006', NULL, true, '2026-11-21 11:41:03.0674+00', '2026-11-21 11:41:03.0674+00'),
	('01a1fde8-ecdb-7128-921b-d7afda085252', 'Mandiri Jaya Motor', NULL, '6281200000007', NULL, true, '2026-11-21 11:41:03.0674+00', '2026-11-21 11:41:03.0674+00'),
	('01a1fde8-ecdb-712a-b878-9cce9b144b71', 'Berkah Ban dan Oli', NULL, '6281200000008', NULL, true, '2026-11-21 11:41:03.0674+00', '2026-11-21 11:41:03.0674+00'),
	('01a1fde8-ecdb-712c-accc-05c3ca627502', 'Karya Utama Motor', NULL, '6281200000009', NULL, true, '2026-11-21 11:41:03.0674+00', '2026-11-21 11:41:03.0674+00'),
	('01a1fde8-ecdb-712e-85fa-6e8a960e566c', 'Lestari Motor', NULL, '6281200000010', NULL, true, '2026-11-21 11:41:03.0674+00', '2026-11-21 11:41:03.0674+00'),
	('01a1fde8-ecdb-7130-9420-76f0c8b810bc', 'Toko Sumber Rejeki', NULL, '6281200000011', NULL, true, '2026-11-21 11:41:03.0674+00', '2026-11-21 11:41:03.0674+00'),
	('01a1fde8-ecdb-7132-8472-78f366577160', 'Anugerah Motor', NULL, '6281200000012', NULL, true, '2026-11-21 11:41:03.0674+00', '2026-11-21 11:41:03.0674+00'),
	('01a1fde8-ecdb-7134-a48d-19b7ab8d0d9b', 'Toko Sahabat Biker', NULL, '6281200000013', NULL, true, '2026-11-21 11:41:03.0674+00', '2026-11-21 11:41:03.0674+00'),
	('01a1fde8-ecdb-7136-a937-e931ac32f83f', 'Dua Putri Motor', NULL, '6281200000014', NULL, true, '2026-11-21 11:41:03.0674+00', '2026-11-21 11:41:03.0674+00'),
	('01a1fde8-ecdb-7138-b3c3-2f742053d17a', 'Surya Kencana Motor', NULL, '6281200000015', NULL, true, '2026-11-21 11:41:03.0674+00', '2026-11-21 11:41:03.0674+00'),
	('01a1fde8-ecdb-713a-8b63-cd552424bd6b', 'Bintang Timur Sparepart', NULL, '6281200000016', NULL, true, '2026-11-21 11:41:03.0674+00', '2026-11-21 11:41:03.0674+00'),
	('01a1fde8-ecdb-713c-a90b-79921b8e5aa5', 'Arema Motor', NULL, '6281200000017', NULL, true, '2026-11-21 11:41:03.0674+00', '2026-11-21 11:41:03.0674+00'),
	('01a1fde8-ecdb-713e-8651-d8e157aadc2e', 'Toko Rukun Makmur', NULL, '6281200000018', NULL, true, '2026-11-21 11:41:03.0674+00', '2026-11-21 11:41:03.0674+00'),
	('01a1fde8-ecdb-7140-b773-daa096632e38', 'Mulya Motor', NULL, '6281200000019', NULL, true, '2026-11-21 11:41:03.0674+00', '2026-11-21 11:41:03.0674+00'),
	('01a1fde8-ecdb-7142-9a14-d775ea02fbf6', 'Sentosa Jaya Sparepart', NULL, '6281200000020', NULL, true, '2026-11-21 11:41:03.0674+00', '2026-11-21 11:41:03.0674+00');
INSERT INTO public.audit_entries VALUES
	('01a1fde8-ecdb-725d-b4e2-340edc28db06', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'system:demo', 'identity.account.create', 'account_01m7yyhv6ve4r9883py34bg45w', NULL, '{"name": "Toko Sumber Rejeki", "email": null, "phone": "6281200000011"}', NULL, NULL, '2026-11-21 11:41:03.0674+00', 36, '94fc29ab0451b1c8a0b9de38be41c5270e352180740ab949e83b82105e84422c'),
	('01a1fde8-ecdb-725e-a6a4-f89fd9f34ded', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'system:demo', 'identity.member.join', 'account_01m7yyhv6ve4r9883py34bg45w', NULL, '{"role": "shop"}', NULL, NULL, '2026-11-21 11:41:03.0674+00', 37, 'b1e08fe5dc108531c52dcc61bf64148f6076acb099caba7d6ccf42520b640dde'),
	('01a1fde8-ecdb-725f-86fc-8a34d32aab25', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'system:demo', 'parts.shop.create', 'shop_01m7yyhv6ve4rvm4mtkx3aykd8', NULL, '{"city": "Surakarta", "code": "TK011", "name": "Toko Sumber Rejeki", "phone": "6281200000011", "ref_toko_id": 11, "salesman_id": "sales_01m7yyhv6ve4d94angamxcah1f"}', NULL, NULL, '2026-11-21 11:41:03.0674+00', 38, '46ca148531b577cb6d1d44d17343fb91d9f075ecd2b8707d665c776faf8818f7'),
	('01a1fde8-ecdb-7260-8e9c-3d236a2d15ee', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'system:demo', 'identity.account.create', 'account_01m7yyhv6ve4s88wkrydk5ewb0', NULL, '{"name": "Anugerah Motor", "email": null, "phone": "6281200000012"}', NULL, NULL, '2026-11-21 11:41:03.0674+00', 39, 'b66f862f9f5a823682ff8b6da9f717083cf04d41b09f825c73f2cbd63317728e'),
	('01a1fde8-ebc0-71dd-bd41-1f0ae979393b', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'system:identity.tenant', 'identity.tenant.create', 'tenant_01m7yyhty0e7ea5184pd649vcr', NULL, '{"slug": "demo", "modules": ["parts"]}', NULL, NULL, '2026-11-21 11:41:02.784852+00', 1, 'a1ac08ff5736941b455b5d71ddab0afcd256b03679c309d48f245b8626421afa'),
	('01a1fde8-ec03-7091-98b6-896c192336c1', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'system:demo', 'identity.account.create', 'account_01m7yyhv03e2885jj8hx6hq6kk', NULL, '{"name": "Ibu Ratna (Super Admin)", "email": "super@niaga.test", "phone": "628111000001"}', NULL, NULL, '2026-11-21 11:41:02.851558+00', 2, 'c3e12b434b82a59c40e92bae5c8a211d6a1f6d41da7741d65ebf6d5436eff85b'),
	('01a1fde8-ec03-7092-a59b-521d1060345c', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'system:demo', 'identity.member.join', 'account_01m7yyhv03e2885jj8hx6hq6kk', NULL, '{"role": "super_admin"}', NULL, NULL, '2026-11-21 11:41:02.851558+00', 3, '6dd35f24cede0b8c32625433944d0fd7b196d438ad512fd92cd67e37b62edb12'),
	('01a1fde8-ec50-72b7-ab64-0398d1918d2c', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'system:demo', 'identity.account.create', 'account_01m7yyhv2geavafxmexqm2x5st', NULL, '{"name": "Pak Budi (Admin)", "email": "admin@niaga.test", "phone": "628111000002"}', NULL, NULL, '2026-11-21 11:41:02.928118+00', 4, '2db7c047042e6caeffaa17983946eb14bca4fbc633b069db2608c5b02a2e5496'),
	('01a1fde8-ec50-72b8-b236-696fc00b4601', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'system:demo', 'identity.member.join', 'account_01m7yyhv2geavafxmexqm2x5st', NULL, '{"role": "admin"}', NULL, NULL, '2026-11-21 11:41:02.928118+00', 5, '4d3c7d35ceb0de47e7db03235d61247e12b92225f26c1cb7142e6b6df2069f2f'),
	('01a1fde8-ecdb-723f-821d-1c80ce41e689', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'system:demo', 'identity.account.create', 'account_01m7yyhv6ve4e91j7yb8p3qgm2', NULL, '{"name": "Toko Jaya Motor", "email": null, "phone": "628123456789"}', NULL, NULL, '2026-11-21 11:41:03.0674+00', 6, 'd6c5726edc4b9cd9a5b4f324d75be6ab7914e8ca321832aec2e131a9778f525a'),
	('01a1fde8-ecdb-7240-a6af-41fdc6e2b44d', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'system:demo', 'identity.member.join', 'account_01m7yyhv6ve4e91j7yb8p3qgm2', NULL, '{"role": "shop"}', NULL, NULL, '2026-11-21 11:41:03.0674+00', 7, '4eb1a2c94bb12d61872e9f3d5fac716fa7c9d039ff39f0730fc56a780e0efb88'),
	('01a1fde8-ecdb-7241-aeab-e1718046b961', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'system:demo', 'parts.shop.create', 'shop_01m7yyhv6ve4evwv12n856pvz0', NULL, '{"city": "Bandung", "code": "TK001", "name": "Toko Jaya Motor", "phone": "628123456789", "ref_toko_id": 1, "salesman_id": "sales_01m7yyhv6ve4cbq4kdkfjy3egp"}', NULL, NULL, '2026-11-21 11:41:03.0674+00', 8, 'd8f3f2841e9f05172790205e098a98938cdd781bec11e575fc7cbda535a3ff3d'),
	('01a1fde8-ecdb-7242-a265-6afe4a054395', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'system:demo', 'identity.account.create', 'account_01m7yyhv6ve4f8jjc91jb5ak2m', NULL, '{"name": "Sinar Abadi Motor", "email": null, "phone": "6281200000002"}', NULL, NULL, '2026-11-21 11:41:03.0674+00', 9, '70543a33cfc1cd6a0f32042509d3b10b07a094662e402cb227d3f3f626186242'),
	('01a1fde8-ecdb-7243-913c-a5fdc8d11a53', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'system:demo', 'identity.member.join', 'account_01m7yyhv6ve4f8jjc91jb5ak2m', NULL, '{"role": "shop"}', NULL, NULL, '2026-11-21 11:41:03.0674+00', 10, '2b20a0b5a8d5b2ff69dcaef7f60e7662426f922663750e1bb667a081aa4021f7'),
	('01a1fde8-ecdb-7244-9b02-33e174c05eb7', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'system:demo', 'parts.shop.create', 'shop_01m7yyhv6ve4fvmgpy9qdvtz1a', NULL, '{"city": "Bandung", "code": "TK002", "name": "Sinar Abadi Motor", "phone": "6281200000002", "ref_toko_id": 2, "salesman_id": "sales_01m7yyhv6ve4cbq4kdkfjy3egp"}', NULL, NULL, '2026-11-21 11:41:03.0674+00', 11, 'b2c12cf1af420f3d2d95aa160277cc8ea594e289ea2f6e74ddf047641f2523cd'),
	('01a1fde8-ecdb-7245-b30c-a58ae3ba8833', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'system:demo', 'identity.account.create', 'account_01m7yyhv6ve4g94h47a213jbrm', NULL, '{"name": "Bengkel Maju Lancar", "email": null, "phone": "6281200000003"}', NULL, NULL, '2026-11-21 11:41:03.0674+00', 12, '201bfd3d0a4792b1c102dea88540a86855f1d2a116ef305a843182381e6e9b4c'),
	('01a1fde8-ecdb-7246-a780-37ea9db9de72', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'system:demo', 'identity.member.join', 'account_01m7yyhv6ve4g94h47a213jbrm', NULL, '{"role": "shop"}', NULL, NULL, '2026-11-21 11:41:03.0674+00', 13, '67838e754c5fb787f25fd6f2932028f49581bb233d6eb14d38183980d41b7947'),
	('01a1fde8-ecdb-7247-b89d-4d0f2903d26a', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'system:demo', 'parts.shop.create', 'shop_01m7yyhv6ve4gtd8bjwf8dke84', NULL, '{"city": "Bandung", "code": "TK003", "name": "Bengkel Maju Lancar", "phone": "6281200000003", "ref_toko_id": 3, "salesman_id": "sales_01m7yyhv6ve4cbq4kdkfjy3egp"}', NULL, NULL, '2026-11-21 11:41:03.0674+00', 14, '04e0f23246f21cc919e8b6f215e7baff9f673a48eebf747a24d1f5e039eec76e'),
	('01a1fde8-ecdb-7248-b0ae-dbc4115b2343', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'system:demo', 'identity.account.create', 'account_01m7yyhv6ve4h9r1csekym31jz', NULL, '{"name": "Putra Priangan Motor", "email": null, "phone": "6281200000004"}', NULL, NULL, '2026-11-21 11:41:03.0674+00', 15, '78ebfbd30155d03e4f90536c728fbc3b8d0c5213ef3310507f07f0bde1b74fe8'),
	('01a1fde8-ecdb-7249-b8f9-50a10bbe7010', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'system:demo', 'identity.member.join', 'account_01m7yyhv6ve4h9r1csekym31jz', NULL, '{"role": "shop"}', NULL, NULL, '2026-11-21 11:41:03.0674+00', 16, 'fc8b416970762326dc9e09319ad7eea9ee544409cf5b1d097a0c74faa995e487'),
	('01a1fde8-ecdb-724a-acc4-cbdcc5da8026', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'system:demo', 'parts.shop.create', 'shop_01m7yyhv6ve4hss2hrf9d93ye6', NULL, '{"city": "Garut", "code": "TK004", "name": "Putra Priangan Motor", "phone": "6281200000004", "ref_toko_id": 4, "salesman_id": "sales_01m7yyhv6ve4cbq4kdkfjy3egp"}', NULL, NULL, '2026-11-21 11:41:03.0674+00', 17, 'ec0536dadf5905f2e35cf75c715c98088cc35a1da3a3233478967bed95a6880b'),
	('01a1fde8-ecdb-724b-bdcb-91bdf037388f', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'system:demo', 'identity.account.create', 'account_01m7yyhv6ve4j9anrj8g36pm02', NULL, '{"name": "Toko Barokah Sparepart", "email": null, "phone": "6281200000005"}', NULL, NULL, '2026-11-21 11:41:03.0674+00', 18, 'dad2e8e2b2d04d5cbe71d8aa61e36bd614177214f25452cffbe81e5044ba2ef6'),
	('01a1fde8-ecdb-724c-b3bd-267238aa07c4', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'system:demo', 'identity.member.join', 'account_01m7yyhv6ve4j9anrj8g36pm02', NULL, '{"role": "shop"}', NULL, NULL, '2026-11-21 11:41:03.0674+00', 19, '61bb9a77a64fb9c105dcd977235d031b575bfdd13495170c08175d57781e0778'),
	('01a1fde8-ecdb-724d-8353-99a39057380c', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'system:demo', 'parts.shop.create', 'shop_01m7yyhv6ve4jsm2f9x3qvytxj', NULL, '{"city": "Tasikmalaya", "code": "TK005", "name": "Toko Barokah Sparepart", "phone": "6281200000005", "ref_toko_id": 5, "salesman_id": "sales_01m7yyhv6ve4cbq4kdkfjy3egp"}', NULL, NULL, '2026-11-21 11:41:03.0674+00', 20, '7ec1074caae85902b1103b129eff05b09b45d12f7493c4339ca602c4727083d2'),
	('01a1fde8-ecdb-724e-9cdc-6fd19fe3dd8c', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'system:demo', 'identity.account.create', 'account_01m7yyhv6ve4k8p6kc694z60gm', NULL, '{"name": "Cahaya Timur Motor", "email": null, "phone": "6281200000006"}', NULL, NULL, '2026-11-21 11:41:03.0674+00', 21, '32b271cc8c88d1ecd9c858ace312222628faadc0a96a6b2c390b20a699b4ff4a'),
	('01a1fde8-ecdb-724f-b9fc-a7660ea32212', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'system:demo', 'identity.member.join', 'account_01m7yyhv6ve4k8p6kc694z60gm', NULL, '{"role": "shop"}', NULL, NULL, '2026-11-21 11:41:03.0674+00', 22, '63186b2b126ffab78d6089c78d0b0ab583a9b500b6266a5032c3aa1647553eb8'),
	('01a1fde8-ecdb-7250-b677-7b19a4842c2a', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'system:demo', 'parts.shop.create', 'shop_01m7yyhv6ve4ktbnxxcnz368b2', NULL, '{"city": "Cirebon", "code": "TK006", "name": "Cahaya Timur Motor", "phone": "6281200000006", "ref_toko_id": 6, "salesman_id": "sales_01m7yyhv6ve4creq1f2xv99hrk"}', NULL, NULL, '2026-11-21 11:41:03.0674+00', 23, '0c4937ea45c18a796fb5d47c6f7fdf79eca07f8b14857971e1928ea10c20fa4a'),
	('01a1fde8-ecdb-7251-8c10-930ce8690c58', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'system:demo', 'identity.account.create', 'account_01m7yyhv6ve4m946yqnzd0gmjj', NULL, '{"name": "Mandiri Jaya Motor", "email": null, "phone": "6281200000007"}', NULL, NULL, '2026-11-21 11:41:03.0674+00', 24, '31d902bebd6d62c51b8a5de4a5ee73886315b2e9dceb9e2475d8569317df14f8'),
	('01a1fde8-ecdb-7252-bcbe-3b45640634e9', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'system:demo', 'identity.member.join', 'account_01m7yyhv6ve4m946yqnzd0gmjj', NULL, '{"role": "shop"}', NULL, NULL, '2026-11-21 11:41:03.0674+00', 25, '6380bf0003dea4ccdf1853f6f57fe34dae545e56ad9aceefadeb5eab1aeebdba'),
	('01a1fde8-ecdb-7253-8f58-ae7e9df12991', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'system:demo', 'parts.shop.create', 'shop_01m7yyhv6ve4ms6jrdjgtx53d1', NULL, '{"city": "Bogor", "code": "TK007", "name": "Mandiri Jaya Motor", "phone": "6281200000007", "ref_toko_id": 7, "salesman_id": "sales_01m7yyhv6ve4creq1f2xv99hrk"}', NULL, NULL, '2026-11-21 11:41:03.0674+00', 26, '6b7860a9111fc454ceb8de180da3fed0db1508117667d69ba466f8e360c7a54e'),
	('01a1fde8-ecdb-7254-ae5e-0c5d0a4c2110', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'system:demo', 'identity.account.create', 'account_01m7yyhv6ve4nbgy4wstdh8jvh', NULL, '{"name": "Berkah Ban dan Oli", "email": null, "phone": "6281200000008"}', NULL, NULL, '2026-11-21 11:41:03.0674+00', 27, '5240375102fde07e06da10b4be1fbdf350a067704c72dc40d056a88be6320488'),
	('01a1fde8-ecdb-7255-85aa-cbcd6007532c', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'system:demo', 'identity.member.join', 'account_01m7yyhv6ve4nbgy4wstdh8jvh', NULL, '{"role": "shop"}', NULL, NULL, '2026-11-21 11:41:03.0674+00', 28, 'f4473f4dc98d700886f08ca878d3cc40d8ced05557c038de92930b3dce8968c5'),
	('01a1fde8-ecdb-7256-8c39-0c739a4c5243', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'system:demo', 'parts.shop.create', 'shop_01m7yyhv6ve4nv7fccyfcjb15e', NULL, '{"city": "Depok", "code": "TK008", "name": "Berkah Ban dan Oli", "phone": "6281200000008", "ref_toko_id": 8, "salesman_id": "sales_01m7yyhv6ve4creq1f2xv99hrk"}', NULL, NULL, '2026-11-21 11:41:03.0674+00', 29, 'b6b9204b6f563ed226d3cad3f6cdfd40e64fb6345605d594d1819414f91a448b'),
	('01a1fde8-ecdb-7257-b435-57a4c2581ec6', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'system:demo', 'identity.account.create', 'account_01m7yyhv6ve4pask05rf564x82', NULL, '{"name": "Karya Utama Motor", "email": null, "phone": "6281200000009"}', NULL, NULL, '2026-11-21 11:41:03.0674+00', 30, '291877cc2bc535874e17757b3ea8fa803031f1959b8f8c64efb0a58d8a661b09'),
	('01a1fde8-ecdb-7258-9d5b-93aa79447278', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'system:demo', 'identity.member.join', 'account_01m7yyhv6ve4pask05rf564x82', NULL, '{"role": "shop"}', NULL, NULL, '2026-11-21 11:41:03.0674+00', 31, 'd33211a86b257b4142aab7de1bda5503f983afd5e8b073d395bcb2cba3925494'),
	('01a1fde8-ecdb-7259-8606-6290c450d89b', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'system:demo', 'parts.shop.create', 'shop_01m7yyhv6ve4pr45sq6sp3g5vy', NULL, '{"city": "Bekasi", "code": "TK009", "name": "Karya Utama Motor", "phone": "6281200000009", "ref_toko_id": 9, "salesman_id": "sales_01m7yyhv6ve4creq1f2xv99hrk"}', NULL, NULL, '2026-11-21 11:41:03.0674+00', 32, '486d5259a78830f867f92bfcf18c578fe12017dd41a39205f0191bd1d2224b3c'),
	('01a1fde8-ecdb-725a-aef2-f5ff89fb63e0', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'system:demo', 'identity.account.create', 'account_01m7yyhv6ve4q8bykehab0wnkc', NULL, '{"name": "Lestari Motor", "email": null, "phone": "6281200000010"}', NULL, NULL, '2026-11-21 11:41:03.0674+00', 33, 'a701917dfb88aa3c38d324000c75dd7fa700692665d35071338061c68e9cdc74'),
	('01a1fde8-ecdb-725b-90c7-18ba0ebf3c8c', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'system:demo', 'identity.member.join', 'account_01m7yyhv6ve4q8bykehab0wnkc', NULL, '{"role": "shop"}', NULL, NULL, '2026-11-21 11:41:03.0674+00', 34, 'cc05dd97d8f080f053b16e08c18a2f6fb948ab58cb845628084d4b6c750fd589'),
	('01a1fde8-ecdb-725c-9296-8f9393f8fffb', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'system:demo', 'parts.shop.create', 'shop_01m7yyhv6ve4qtywrkb1mkje2b', NULL, '{"city": "Semarang", "code": "TK010", "name": "Lestari Motor", "phone": "6281200000010", "ref_toko_id": 10, "salesman_id": "sales_01m7yyhv6ve4creq1f2xv99hrk"}', NULL, NULL, '2026-11-21 11:41:03.0674+00', 35, '23749ccb7c3ea70be3a405e653c782d36243fad2225451a576bbce03682c1642'),
	('01a1fde8-ecdb-7261-b808-05ac0387cf5c', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'system:demo', 'identity.member.join', 'account_01m7yyhv6ve4s88wkrydk5ewb0', NULL, '{"role": "shop"}', NULL, NULL, '2026-11-21 11:41:03.0674+00', 40, '9e615a3b64718820e370ae1fa84da22122ae87708b4f92a3a06b17cb35088d92'),
	('01a1fde8-ecdb-7262-b686-af22087a30db', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'system:demo', 'parts.shop.create', 'shop_01m7yyhv6ve4st3dkg2bawhnwb', NULL, '{"city": "Purwokerto", "code": "TK012", "name": "Anugerah Motor", "phone": "6281200000012", "ref_toko_id": 12, "salesman_id": "sales_01m7yyhv6ve4d94angamxcah1f"}', NULL, NULL, '2026-11-21 11:41:03.0674+00', 41, 'c5636450b1cfaa01f758fac2334352af1d983787ea1df249925a008b0cf6a6e0'),
	('01a1fde8-ecdb-7263-86db-55ee6cdc335a', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'system:demo', 'identity.account.create', 'account_01m7yyhv6ve4ta938spynrt3cv', NULL, '{"name": "Toko Sahabat Biker", "email": null, "phone": "6281200000013"}', NULL, NULL, '2026-11-21 11:41:03.0674+00', 42, '66b59a569030cb18a717ea7be21e6bd0cdf7e16c29cc0e88efa5b1cf7fa0f79f'),
	('01a1fde8-ecdb-7264-9509-593418f65354', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'system:demo', 'identity.member.join', 'account_01m7yyhv6ve4ta938spynrt3cv', NULL, '{"role": "shop"}', NULL, NULL, '2026-11-21 11:41:03.0674+00', 43, '6ba70f9aebd816e1279bc1f5c8fd90bfd11b92e4bd10a22c7480cf5978cb8315'),
	('01a1fde8-ecdb-7265-8d91-e0af654a2d7f', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'system:demo', 'parts.shop.create', 'shop_01m7yyhv6ve4ttwvmge9vn1zs8', NULL, '{"city": "Pekalongan", "code": "TK013", "name": "Toko Sahabat Biker", "phone": "6281200000013", "ref_toko_id": 13, "salesman_id": "sales_01m7yyhv6ve4d94angamxcah1f"}', NULL, NULL, '2026-11-21 11:41:03.0674+00', 44, 'a5ea8d0be1b20165534be093c3a66ab9983cbc0e043ef91cf0d6404722896c2a'),
	('01a1fde8-ecdb-7266-a0b6-f67aa431b31b', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'system:demo', 'identity.account.create', 'account_01m7yyhv6ve4vajdz966p35y1z', NULL, '{"name": "Dua Putri Motor", "email": null, "phone": "6281200000014"}', NULL, NULL, '2026-11-21 11:41:03.0674+00', 45, '288f7685c487411de7cba5555f8bddef99352585c8cdf03e96daed3df0a0df5d'),
	('01a1fde8-ecdb-7267-9ff9-83787a1a1d7c', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'system:demo', 'identity.member.join', 'account_01m7yyhv6ve4vajdz966p35y1z', NULL, '{"role": "shop"}', NULL, NULL, '2026-11-21 11:41:03.0674+00', 46, '685c326534dfd5c53c745f8551d3f291cc528ef6eea370441ee3d506b82532a7'),
	('01a1fde8-ecdb-7268-af9a-dc5658d46914', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'system:demo', 'parts.shop.create', 'shop_01m7yyhv6ve4vr6hcn97zs58ze', NULL, '{"city": "Magelang", "code": "TK014", "name": "Dua Putri Motor", "phone": "6281200000014", "ref_toko_id": 14, "salesman_id": "sales_01m7yyhv6ve4d94angamxcah1f"}', NULL, NULL, '2026-11-21 11:41:03.0674+00', 47, 'a6975a7509825a2bb349374b753c1ab397b33802e9b2e42ec10b581f3f2c2308'),
	('01a1fde8-ecdb-7269-8d78-35464b5eb46a', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'system:demo', 'identity.account.create', 'account_01m7yyhv6ve4wb7gsfegg57mbt', NULL, '{"name": "Surya Kencana Motor", "email": null, "phone": "6281200000015"}', NULL, NULL, '2026-11-21 11:41:03.0674+00', 48, '34a6f04d2592fe45a3a75c82f75b6082d64f7a5dc8d6a73e5c95e625556f0802'),
	('01a1fde8-ecdb-726a-8fbd-6ebf060b3823', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'system:demo', 'identity.member.join', 'account_01m7yyhv6ve4wb7gsfegg57mbt', NULL, '{"role": "shop"}', NULL, NULL, '2026-11-21 11:41:03.0674+00', 49, '639e13941c23627ef894f28754546785fef3b2dd462a2de2fe0728e410569151'),
	('01a1fde8-ecdb-726b-8d72-73b55c0bd32e', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'system:demo', 'parts.shop.create', 'shop_01m7yyhv6ve4wt971ytpgr47cg', NULL, '{"city": "Surabaya", "code": "TK015", "name": "Surya Kencana Motor", "phone": "6281200000015", "ref_toko_id": 15, "salesman_id": "sales_01m7yyhv6ve4d94angamxcah1f"}', NULL, NULL, '2026-11-21 11:41:03.0674+00', 50, 'e5e49c0ee24d73070477b28e70484b5fe79e0a3c16101d9be8b1d74fd8dddf6c');
INSERT INTO public.audit_entries VALUES
	('01a1fde8-ecdb-726c-aa85-99f8d3c04fba', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'system:demo', 'identity.account.create', 'account_01m7yyhv6ve4x8prydamj29fbb', NULL, '{"name": "Bintang Timur Sparepart", "email": null, "phone": "6281200000016"}', NULL, NULL, '2026-11-21 11:41:03.0674+00', 51, '153b62c531dd7b8ce11a703700a2cc2c9bd02fd1aafe93b58107ad7a84654d2d'),
	('01a1fde8-ecdb-726d-a177-94e3378939f0', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'system:demo', 'identity.member.join', 'account_01m7yyhv6ve4x8prydamj29fbb', NULL, '{"role": "shop"}', NULL, NULL, '2026-11-21 11:41:03.0674+00', 52, '15a04c20c3e14fd225a4104e9b1cb18698d58fa23e61f0e8ba9e352beaaa5bf6'),
	('01a1fde8-ecdb-726e-af5b-a276a12d6429', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'system:demo', 'parts.shop.create', 'shop_01m7yyhv6ve4xttetqcmq7txwa', NULL, '{"city": "Surabaya", "code": "TK016", "name": "Bintang Timur Sparepart", "phone": "6281200000016", "ref_toko_id": 16, "salesman_id": "sales_01m7yyhv6ve4ds7s3m0ar76qjq"}', NULL, NULL, '2026-11-21 11:41:03.0674+00', 53, '7601d57fd526c19b0409ae2ec8ce7e05426117252df4edb969695e597ea176de'),
	('01a1fde8-ecdb-726f-8520-a12e86bf4082', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'system:demo', 'identity.account.create', 'account_01m7yyhv6ve4yaj2vsj8drwpn5', NULL, '{"name": "Arema Motor", "email": null, "phone": "6281200000017"}', NULL, NULL, '2026-11-21 11:41:03.0674+00', 54, '175cc13a3b6480205bf15190d5efd136b2846bb9f53fbab5587b4ff5671445e2'),
	('01a1fde8-ecdb-7270-bed9-60af3b2ec39b', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'system:demo', 'identity.member.join', 'account_01m7yyhv6ve4yaj2vsj8drwpn5', NULL, '{"role": "shop"}', NULL, NULL, '2026-11-21 11:41:03.0674+00', 55, '563e4ee2eac0b8a58edffd23404093f4684ec1ec4121edbc71104286e8686616'),
	('01a1fde8-ecdb-7271-ae4b-154a672c728e', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'system:demo', 'parts.shop.create', 'shop_01m7yyhv6ve4ys7r55v1ga4m8j', NULL, '{"city": "Malang", "code": "TK017", "name": "Arema Motor", "phone": "6281200000017", "ref_toko_id": 17, "salesman_id": "sales_01m7yyhv6ve4ds7s3m0ar76qjq"}', NULL, NULL, '2026-11-21 11:41:03.0674+00', 56, 'b905b5326bc7dc62a448377036cc8c9b258cb0f8d6af7ceaed05fc5052e80102'),
	('01a1fde8-ed98-7023-a86b-3ae76f453c1e', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'visitor', 'identity.session.open', 'session_01m7yyhvcre0hb4y1xdeaw4t5p', NULL, '{"device": "Python-urllib/3.11", "account": "account_01m7yyhv2geavafxmexqm2x5st"}', '127.0.0.1', '01a1fde8ed627119aabd6bad706524cd', '2026-11-21 11:41:03.256549+00', 66, '483827be0db90aa4848363c27a516498beb5e28a8101e47affd7ffb9947b6e2e'),
	('01a1fde8-eedd-70e7-9260-c927f81a989a', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'visitor', 'identity.session.open', 'session_01m7yyhvpxe3k9e5xa2sv6ey5j', NULL, '{"device": "Python-urllib/3.11", "account": "account_01m7yyhv6ve4e91j7yb8p3qgm2"}', '127.0.0.1', '01a1fde8eed27396ad0214b7a9c60be4', '2026-11-21 11:41:03.581048+00', 69, '99c79d01dac219ea3ef8d12ed2721caed65337ba3af87f0ff3f96d6351822861'),
	('01a1fde8-ecdb-7272-bd8f-dbfebf1fb900', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'system:demo', 'identity.account.create', 'account_01m7yyhv6ve4z8cmerw5btnq1e', NULL, '{"name": "Toko Rukun Makmur", "email": null, "phone": "6281200000018"}', NULL, NULL, '2026-11-21 11:41:03.0674+00', 57, '4eebf7da2841a56c48713ef253ee570cc6178a3b19939b4d2e2209a8043fabf9'),
	('01a1fde8-ecdb-7273-9a5f-bf5b91e328d1', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'system:demo', 'identity.member.join', 'account_01m7yyhv6ve4z8cmerw5btnq1e', NULL, '{"role": "shop"}', NULL, NULL, '2026-11-21 11:41:03.0674+00', 58, 'e98e3a8420fa9cf6e4d0954e1357ea5a24507aa48a181bd4740a347d1a14c45a'),
	('01a1fde8-ecdb-7274-bc35-d1ce1e8f302e', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'system:demo', 'parts.shop.create', 'shop_01m7yyhv6ve4zv4eyc466nqr3v', NULL, '{"city": "Kediri", "code": "TK018", "name": "Toko Rukun Makmur", "phone": "6281200000018", "ref_toko_id": 18, "salesman_id": "sales_01m7yyhv6ve4ds7s3m0ar76qjq"}', NULL, NULL, '2026-11-21 11:41:03.0674+00', 59, '41eeafe414288591c6ce1d65c0e65bc0e7ee9d4ec191eab86286f26eb3e1cdcb'),
	('01a1fde8-ecdb-7275-b8ea-38838083bf8d', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'system:demo', 'identity.account.create', 'account_01m7yyhv6ve50bewytm2b66bhr', NULL, '{"name": "Mulya Motor", "email": null, "phone": "6281200000019"}', NULL, NULL, '2026-11-21 11:41:03.0674+00', 60, 'c1996b777d4b829d09aaf99ef069063df135c75150f01a851f6b3e8628de1a30'),
	('01a1fde8-ecdb-7276-ae55-8a8cdb7cdb34', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'system:demo', 'identity.member.join', 'account_01m7yyhv6ve50bewytm2b66bhr', NULL, '{"role": "shop"}', NULL, NULL, '2026-11-21 11:41:03.0674+00', 61, '7f3eb92a03cf0182cca94e48ea9d6cee6c452a5016d19df78177121c671f73eb'),
	('01a1fde8-ecdb-7277-8017-e4f0d68e7cf3', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'system:demo', 'parts.shop.create', 'shop_01m7yyhv6ve50tk82c5x5j9sy4', NULL, '{"city": "Jember", "code": "TK019", "name": "Mulya Motor", "phone": "6281200000019", "ref_toko_id": 19, "salesman_id": "sales_01m7yyhv6ve4ds7s3m0ar76qjq"}', NULL, NULL, '2026-11-21 11:41:03.0674+00', 62, '0d26c5e22408a597da34e093a9b4da26644e8a7e849b126db5273b354c622fd3'),
	('01a1fde8-ecdb-7278-8b7f-8da23a8287ff', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'system:demo', 'identity.account.create', 'account_01m7yyhv6ve519m56qeqn05yzp', NULL, '{"name": "Sentosa Jaya Sparepart", "email": null, "phone": "6281200000020"}', NULL, NULL, '2026-11-21 11:41:03.0674+00', 63, '49069486e0c8b3d0e3825bc7ef225257bf52f60100c9901ab382638c62b100aa'),
	('01a1fde8-ecdb-7279-8ce8-733f7279a861', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'system:demo', 'identity.member.join', 'account_01m7yyhv6ve519m56qeqn05yzp', NULL, '{"role": "shop"}', NULL, NULL, '2026-11-21 11:41:03.0674+00', 64, '8146b22f3a36f44154bdcc78bf21b4da58bf87ddb63ec5d9243a0b8ce1706017'),
	('01a1fde8-ecdb-727a-9195-6588a13b5bb7', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'system:demo', 'parts.shop.create', 'shop_01m7yyhv6ve51v4y2r93f9ap1t', NULL, '{"city": "Sidoarjo", "code": "TK020", "name": "Sentosa Jaya Sparepart", "phone": "6281200000020", "ref_toko_id": 20, "salesman_id": "sales_01m7yyhv6ve4ds7s3m0ar76qjq"}', NULL, NULL, '2026-11-21 11:41:03.0674+00', 65, '44837facdd127626bb09b4818d7ab98c1045ec49547e517b24fb3a9f176622e7'),
	('01a1fde8-edb0-73a2-9467-52013ac01c2b', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'visitor', 'identity.code.request', 'phone:628123456789', NULL, NULL, '127.0.0.1', '01a1fde8eda4732783f2506fa9096757', '2026-11-21 11:41:03.280105+00', 67, 'ae1d987f5cdb21b6ed9e8dc291bc09374e1514adb8de6bec582ba6bae3037469'),
	('01a1fde8-eeda-73b0-8590-88257cc7d39e', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'visitor', 'identity.code.use', 'account_01m7yyhv6ve4e91j7yb8p3qgm2', NULL, NULL, '127.0.0.1', '01a1fde8eed27396ad0214b7a9c60be4', '2026-11-21 11:41:03.578174+00', 68, '58e5d48a19c194cffd2244d44bde101ec777e54cf809ef08d3359a6f2f2ae636'),
	('01a1fde8-ef82-70f7-825d-ce344f0faad4', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'account_01m7yyhv2geavafxmexqm2x5st', 'parts.order.approve', 'order_01m7yyhvs8ec2tr7b5s78g7ev9', '{"status": "pending"}', '{"status": "pending", "so_number": "2026/000119/POD-PD", "grand_total": 472000}', '127.0.0.1', '01a1fde8ef7f7395ad3203ef486eabbe', '2026-11-21 11:41:03.74611+00', 70, '12af2ee93299cb5d2fd862b630e1ea79233e632e05e888054616ac6809adcb5c');
INSERT INTO public.audit_heads VALUES
	('01a1fde8-ebc0-71dc-a285-04b34c44ed98', 70, '12af2ee93299cb5d2fd862b630e1ea79233e632e05e888054616ac6809adcb5c');
INSERT INTO public.cart_items VALUES
	('01a1fde8-efc9-71e4-99c3-9654e5b05e1c', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', '01a1fde8-ecdb-711d-be6c-22aa0a6b6fe0', '01a1fde8-ecdb-737e-b873-7e6e4bf53dc5', 5, 204000, '2026-11-21 11:41:03.817017+00');
INSERT INTO public.catalogue_versions VALUES
	('01a1fde8-ebc0-71dc-a285-04b34c44ed98', 1);
INSERT INTO public.code_blocks VALUES
	('01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'phone:628123456789', '2026-11-21 11:41:03.280105+00');
INSERT INTO public.cron_runs VALUES
	('platform.sweep', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', '2026-11-21 11:41:03.219049+00'),
	('identity.sweep', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', '2026-11-21 11:41:03.223667+00'),
	('parts.poll_decisions', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', '2026-11-21 11:41:03.235162+00');
INSERT INTO public.events VALUES
	('01a1fde8-edd8-71ab-bad1-455d155e5734', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'message.updated', 'msg_01m7yyhvdgeegthnwrrgevx1hc', '[{"permission": "messaging.log.read"}]', '2026-11-21 11:41:03.32054+00'),
	('01a1fde8-eed4-7380-b824-dde8edcb22ef', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'message.updated', 'msg_01m7yyhvdgeegthnwrrgevx1hc', '[{"permission": "messaging.log.read"}]', '2026-11-21 11:41:03.572553+00'),
	('01a1fde8-ef0e-71cb-aaaa-6d9d1e299a1e', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'cart.updated', 'shop_01m7yyhv6ve4evwv12n856pvz0', '[{"account": "account_01m7yyhv6ve4e91j7yb8p3qgm2"}]', '2026-11-21 11:41:03.630752+00'),
	('01a1fde8-ef1c-7037-8c3d-dec5e945f25a', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'cart.updated', 'shop_01m7yyhv6ve4evwv12n856pvz0', '[{"account": "account_01m7yyhv6ve4e91j7yb8p3qgm2"}]', '2026-11-21 11:41:03.644002+00'),
	('01a1fde8-ef28-730a-863c-5dd16497a2cd', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'order.placed', 'order_01m7yyhvs8ec2tr7b5s78g7ev9', '[{"account": "account_01m7yyhv6ve4e91j7yb8p3qgm2"}, {"permission": "parts.orders.read"}]', '2026-11-21 11:41:03.656477+00'),
	('01a1fde8-ef28-730b-9ba4-5c1a897b7fc9', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'cart.updated', 'shop_01m7yyhv6ve4evwv12n856pvz0', '[{"account": "account_01m7yyhv6ve4e91j7yb8p3qgm2"}]', '2026-11-21 11:41:03.656477+00'),
	('01a1fde8-ef3b-7037-bc41-e9cc817260e6', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'cart.updated', 'shop_01m7yyhv6ve4evwv12n856pvz0', '[{"account": "account_01m7yyhv6ve4e91j7yb8p3qgm2"}]', '2026-11-21 11:41:03.675817+00'),
	('01a1fde8-ef44-712e-bd5f-11321b0d5204', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'message.updated', 'msg_01m7yyhvs8ec4rbqjcd8mxsftv', '[{"permission": "messaging.log.read"}]', '2026-11-21 11:41:03.684382+00'),
	('01a1fde8-ef4f-737a-ae65-e16b2800d70f', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'message.updated', 'msg_01m7yyhvs8ec4atyvrmez0g9zj', '[{"permission": "messaging.log.read"}]', '2026-11-21 11:41:03.695868+00'),
	('01a1fde8-ef4e-738e-ac81-28ec46052f89', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'cart.updated', 'shop_01m7yyhv6ve4evwv12n856pvz0', '[{"account": "account_01m7yyhv6ve4e91j7yb8p3qgm2"}]', '2026-11-21 11:41:03.69426+00'),
	('01a1fde8-ef5a-7083-8ac6-00dcb8d9bfb8', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'cart.updated', 'shop_01m7yyhv6ve4evwv12n856pvz0', '[{"account": "account_01m7yyhv6ve4e91j7yb8p3qgm2"}]', '2026-11-21 11:41:03.706245+00'),
	('01a1fde8-ef64-7367-b67b-8d8dd90b88b1', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'order.placed', 'order_01m7yyhvv4edgtkbpcj32vbb0t', '[{"account": "account_01m7yyhv6ve4e91j7yb8p3qgm2"}, {"permission": "parts.orders.read"}]', '2026-11-21 11:41:03.716813+00'),
	('01a1fde8-ef64-7368-acf2-d9b16952ad2e', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'cart.updated', 'shop_01m7yyhv6ve4evwv12n856pvz0', '[{"account": "account_01m7yyhv6ve4e91j7yb8p3qgm2"}]', '2026-11-21 11:41:03.716813+00'),
	('01a1fde8-ef8c-7309-910e-8bb325209e20', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'message.updated', 'msg_01m7yyhvv4edkax65746n2hwrn', '[{"permission": "messaging.log.read"}]', '2026-11-21 11:41:03.756099+00'),
	('01a1fde8-ef82-70f6-b20f-e4f9aa232f8c', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'order.updated', 'order_01m7yyhvs8ec2tr7b5s78g7ev9', '[{"account": "account_01m7yyhv6ve4e91j7yb8p3qgm2"}, {"permission": "parts.orders.read"}]', '2026-11-21 11:41:03.74611+00'),
	('01a1fde8-ef96-7196-a145-504cb69434b4', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'message.updated', 'msg_01m7yyhvv4edjtbk3jvzbshg3m', '[{"permission": "messaging.log.read"}]', '2026-11-21 11:41:03.766737+00'),
	('01a1fde8-efac-73be-957a-f9fd5a500fc6', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'order.updated', 'order_01m7yyhvs8ec2tr7b5s78g7ev9', '[{"account": "account_01m7yyhv6ve4e91j7yb8p3qgm2"}, {"permission": "parts.orders.read"}]', '2026-11-21 11:41:03.788345+00'),
	('01a1fde8-efc9-71e6-a59c-ad18a14606a5', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'cart.updated', 'shop_01m7yyhv6ve4evwv12n856pvz0', '[{"account": "account_01m7yyhv6ve4e91j7yb8p3qgm2"}]', '2026-11-21 11:41:03.817017+00'),
	('01a1fde8-efc9-71e7-ae9f-6aaca40a54a5', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'message.updated', 'msg_01m7yyhvxceeztssj2e58sk7ra', '[{"permission": "messaging.log.read"}]', '2026-11-21 11:41:03.81799+00');
INSERT INTO public.idempotency_keys VALUES
	('01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'parts.checkout/account_01m7yyhv6ve4e91j7yb8p3qgm2', 'before-1', 'a76dba4331253fbef3797148b1bd9ec298a60e16adf437895e313580f1bc1743', 'order_01m7yyhvs8ec2tr7b5s78g7ev9', '2026-11-21 11:41:03.656477+00'),
	('01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'parts.checkout/account_01m7yyhv6ve4e91j7yb8p3qgm2', 'before-2', 'a76dba4331253fbef3797148b1bd9ec298a60e16adf437895e313580f1bc1743', 'order_01m7yyhvv4edgtkbpcj32vbb0t', '2026-11-21 11:41:03.716813+00');
INSERT INTO public.identity_migrations VALUES
	('m0001_people', 1795261262);
INSERT INTO public.kernel_migrations VALUES
	('m0001_house', 1795261262);
INSERT INTO public.memberships VALUES
	('01a1fde8-ec03-7090-82ca-488f4d1b9a73', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'super_admin', true, '2026-11-21 11:41:02.851558+00'),
	('01a1fde8-ec50-72b6-a7f6-8eede82e973a', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'admin', true, '2026-11-21 11:41:02.928118+00'),
	('01a1fde8-ecdb-711c-90c8-fe5a2c3bc282', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'shop', true, '2026-11-21 11:41:03.0674+00'),
	('01a1fde8-ecdb-711e-8949-890c96554c54', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'shop', true, '2026-11-21 11:41:03.0674+00'),
	('01a1fde8-ecdb-7120-9244-875082392f14', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'shop', true, '2026-11-21 11:41:03.0674+00'),
	('01a1fde8-ecdb-7122-9c05-9974fd41865f', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'shop', true, '2026-11-21 11:41:03.0674+00'),
	('01a1fde8-ecdb-7124-9557-1244066b5002', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'shop', true, '2026-11-21 11:41:03.0674+00'),
	('01a1fde8-ecdb-7126-8b1a-6c3249f30214', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'shop', true, '2026-11-21 11:41:03.0674+00'),
	('01a1fde8-ecdb-7128-921b-d7afda085252', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'shop', true, '2026-11-21 11:41:03.0674+00'),
	('01a1fde8-ecdb-712a-b878-9cce9b144b71', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'shop', true, '2026-11-21 11:41:03.0674+00'),
	('01a1fde8-ecdb-712c-accc-05c3ca627502', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'shop', true, '2026-11-21 11:41:03.0674+00'),
	('01a1fde8-ecdb-712e-85fa-6e8a960e566c', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'shop', true, '2026-11-21 11:41:03.0674+00'),
	('01a1fde8-ecdb-7130-9420-76f0c8b810bc', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'shop', true, '2026-11-21 11:41:03.0674+00'),
	('01a1fde8-ecdb-7132-8472-78f366577160', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'shop', true, '2026-11-21 11:41:03.0674+00'),
	('01a1fde8-ecdb-7134-a48d-19b7ab8d0d9b', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'shop', true, '2026-11-21 11:41:03.0674+00'),
	('01a1fde8-ecdb-7136-a937-e931ac32f83f', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'shop', true, '2026-11-21 11:41:03.0674+00'),
	('01a1fde8-ecdb-7138-b3c3-2f742053d17a', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'shop', true, '2026-11-21 11:41:03.0674+00'),
	('01a1fde8-ecdb-713a-8b63-cd552424bd6b', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'shop', true, '2026-11-21 11:41:03.0674+00'),
	('01a1fde8-ecdb-713c-a90b-79921b8e5aa5', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'shop', true, '2026-11-21 11:41:03.0674+00'),
	('01a1fde8-ecdb-713e-8651-d8e157aadc2e', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'shop', true, '2026-11-21 11:41:03.0674+00'),
	('01a1fde8-ecdb-7140-b773-daa096632e38', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'shop', true, '2026-11-21 11:41:03.0674+00'),
	('01a1fde8-ecdb-7142-9a14-d775ea02fbf6', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'shop', true, '2026-11-21 11:41:03.0674+00');
INSERT INTO public.message_attempts VALUES
	('01a1fde8-edd8-71aa-a003-eb880d5223fc', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', '01a1fde8-edb0-73a1-a8d7-98c41dbe862c', 1, '2026-11-21 11:41:03.32054+00', 'accepted', NULL),
	('01a1fde8-ef44-712d-9dab-a5bc37b31c0b', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', '01a1fde8-ef28-7309-85de-4c6a29dcbf5b', 1, '2026-11-21 11:41:03.684382+00', 'accepted', NULL),
	('01a1fde8-ef4f-7379-961c-8dd157657f44', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', '01a1fde8-ef28-7308-ad7b-78a3be0827f2', 1, '2026-11-21 11:41:03.695868+00', 'accepted', NULL),
	('01a1fde8-ef8c-7308-be77-ceb1fcb122e0', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', '01a1fde8-ef64-7366-ae98-a721aa28f315', 1, '2026-11-21 11:41:03.756099+00', 'accepted', NULL),
	('01a1fde8-ef96-7195-8c82-809198d302d4', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', '01a1fde8-ef64-7365-a5cc-72dfd798c074', 1, '2026-11-21 11:41:03.766737+00', 'accepted', NULL),
	('01a1fde8-efc9-71e5-9ebb-6b0d18c7d5c7', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', '01a1fde8-efac-73bf-ace6-427151999f0a', 1, '2026-11-21 11:41:03.81799+00', 'accepted', NULL);
INSERT INTO public.messages VALUES
	('01a1fde8-edb0-73a1-a8d7-98c41dbe862c', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'whatsapp', '628123456789', NULL, 'Kode OTP Anda: ••••••. Berlaku 5 menit.', 'otp', 'otp', 0, '2026-11-21 11:41:03.32054+00', '2026-11-21 11:46:03.280105+00', 1, 'read', NULL, 'D5F40392E50A9AFD703A', NULL, 'sim_01m7yyhvene11bm9wd8pvhxam1', NULL, '2026-11-21 11:41:03.280105+00', '2026-11-21 11:41:03.32054+00', '2026-11-21 11:41:03.32054+00', '2026-11-21 11:41:03.572553+00'),
	('01a1fde8-ef28-7309-85de-4c6a29dcbf5b', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'whatsapp', '628111000002', NULL, 'Order baru dari Toko Jaya Motor.
Order: ORD-2026-000151
Total: Rp 472.000
Silakan cek admin panel.', 'order_created', 'transactional', 2, '2026-11-21 11:41:03.684382+00', NULL, 1, 'delivered', NULL, '6A0A5F420B197D0810FC', 'order-placed/order_01m7yyhvs8ec2tr7b5s78g7ev9/account_01m7yyhv2geavafxmexqm2x5st', 'sim_01m7yyhvsxe4facghkdthsgzx7', NULL, '2026-11-21 11:41:03.656477+00', '2026-11-21 11:41:03.684382+00', '2026-11-21 11:41:03.684382+00', NULL),
	('01a1fde8-ef28-7308-ad7b-78a3be0827f2', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'whatsapp', '628111000001', NULL, 'Order baru dari Toko Jaya Motor.
Order: ORD-2026-000151
Total: Rp 472.000
Silakan cek admin panel.', 'order_created', 'transactional', 2, '2026-11-21 11:41:03.695868+00', NULL, 1, 'delivered', NULL, '50B2F3890CC64B08E805', 'order-placed/order_01m7yyhvs8ec2tr7b5s78g7ev9/account_01m7yyhv03e2885jj8hx6hq6kk', 'sim_01m7yyhvsxe4fve8qencthejmh', NULL, '2026-11-21 11:41:03.656477+00', '2026-11-21 11:41:03.695868+00', '2026-11-21 11:41:03.695868+00', NULL),
	('01a1fde8-ef64-7366-ae98-a721aa28f315', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'whatsapp', '628111000002', NULL, 'Order baru dari Toko Jaya Motor.
Order: ORD-2026-000152
Total: Rp 1.280.000
Silakan cek admin panel.', 'order_created', 'transactional', 2, '2026-11-21 11:41:03.756099+00', NULL, 1, 'delivered', NULL, '1F1A8AC64EC0C27D9AA7', 'order-placed/order_01m7yyhvv4edgtkbpcj32vbb0t/account_01m7yyhv2geavafxmexqm2x5st', 'sim_01m7yyhvw8e10sfwcjgempdan5', NULL, '2026-11-21 11:41:03.716813+00', '2026-11-21 11:41:03.756099+00', '2026-11-21 11:41:03.756099+00', NULL),
	('01a1fde8-ef64-7365-a5cc-72dfd798c074', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'whatsapp', '628111000001', NULL, 'Order baru dari Toko Jaya Motor.
Order: ORD-2026-000152
Total: Rp 1.280.000
Silakan cek admin panel.', 'order_created', 'transactional', 2, '2026-11-21 11:41:03.766737+00', NULL, 1, 'delivered', NULL, '8E26FC40F00A2E49EAB5', 'order-placed/order_01m7yyhvv4edgtkbpcj32vbb0t/account_01m7yyhv03e2885jj8hx6hq6kk', 'sim_01m7yyhvw9eb9br6750w8s966j', NULL, '2026-11-21 11:41:03.716813+00', '2026-11-21 11:41:03.766737+00', '2026-11-21 11:41:03.766737+00', NULL),
	('01a1fde8-efac-73bf-ace6-427151999f0a', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'whatsapp', '628123456789', NULL, 'Order ORD-2026-000151 telah disetujui.
No SO: 2026/000119/POD-PD
Terima kasih!', 'order_approved', 'transactional', 2, '2026-11-21 11:41:03.81799+00', NULL, 1, 'delivered', NULL, 'E7FC5C99557B9A955803', 'order-approved/order_01m7yyhvs8ec2tr7b5s78g7ev9', 'sim_01m7yyhvy2ebcbtq1mw2k0tgbe', NULL, '2026-11-21 11:41:03.788345+00', '2026-11-21 11:41:03.81799+00', '2026-11-21 11:41:03.81799+00', NULL);
INSERT INTO public.messaging_migrations VALUES
	('m0001_messages', 1795261262);
INSERT INTO public.one_time_codes VALUES
	('01a1fde8-edb0-73a0-8d34-e352337ba1e1', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'phone:628123456789', '7fd9ee3500c02ae1d734530436afc76d09745bb04f35a04d6e33b0b6386971b5', 0, 'used', '2026-11-21 11:41:03.280105+00', '2026-11-21 11:46:03.280105+00');
INSERT INTO public.order_items VALUES
	('01a1fb67-7430-7387-a382-c045ff8cab1f', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', '01a1fb67-7430-7386-8189-841d375d0233', 1, '01a1fde8-ecdb-716b-9e17-95a5f5d28124', 'OLI-GF-10W', 'Oli Shock Garuda Fork 10W 150 ml', 'OIL', 19, 29500, 0, 560500, 1040),
	('01a1fb67-7430-7388-831e-409863ade5a4', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', '01a1fb67-7430-7386-8189-841d375d0233', 2, '01a1fde8-ecdb-7148-a88e-1889b0d60b30', 'OLI-GLM-1040-10', 'Oli Garuda Lube Matic 10W-40 1 L', 'OIL', 12, 57000, 0, 684000, 1005),
	('01a1fb67-7430-7389-9b91-bc09efeb58e4', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', '01a1fb67-7430-7386-8189-841d375d0233', 3, '01a1fde8-ecdb-7169-a775-4c1dd833f197', 'OLI-MG-120', 'Oli Gardan Merapi Gear 120 ml', 'OIL', 15, 24500, 0, 367500, 1038),
	('01a1fb67-7430-738a-ac04-3b7470e883ee', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', '01a1fb67-7430-7386-8189-841d375d0233', 4, '01a1fde8-ecdb-7156-8cc5-77afc7784da2', 'OLI-MRU-530-08', 'Oli Merapi Ultra 5W-30 0,8 L', 'OIL', 13, 82000, 0, 1066000, 1019),
	('01a1fbe7-bf6b-7095-8770-520e6ed7f580', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', '01a1fbe7-bf6b-7094-bcd7-0092e4c251bf', 1, '01a1fde8-ecdb-7150-ada1-216e4d184cdc', 'OLI-GL4-1040-08', 'Oli Garuda Lube 4T 10W-40 0,8 L', 'OIL', 20, 43500, 0, 870000, 1013),
	('01a1fbe7-bf6b-7096-9b28-1d0640677e42', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', '01a1fbe7-bf6b-7094-bcd7-0092e4c251bf', 2, '01a1fde8-ecdb-7160-929c-4b4b7fcd393b', 'OLI-NSH-2050-10', 'Oli Nusalub Harian 20W-50 1 L', 'OIL', 23, 44000, 0, 1012000, 1029),
	('01a1fbe7-bf6b-7097-b700-75d51193e902', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', '01a1fbe7-bf6b-7094-bcd7-0092e4c251bf', 3, '01a1fde8-ecdb-715d-b01b-f95e7e69be37', 'OLI-NSH-2040-10', 'Oli Nusalub Harian 20W-40 1 L', 'OIL', 38, 44000, 0, 1672000, 1026),
	('01a1fbe7-bf6b-7098-bbc3-83f838683554', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', '01a1fbe7-bf6b-7094-bcd7-0092e4c251bf', 4, '01a1fde8-ecdb-716b-9e17-95a5f5d28124', 'OLI-GF-10W', 'Oli Shock Garuda Fork 10W 150 ml', 'OIL', 36, 29500, 0, 1062000, 1040),
	('01a1fc68-0aa6-7334-966b-428cae5dcc3b', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', '01a1fc68-0aa6-7333-9baf-2ba5e05f9ad7', 1, '01a1fde8-ecdb-71b2-b1e9-05c66ce6abc8', '45510-SC1-100', 'Master Rem Depan Scoopy', 'BRAKE', 4, 168500, 0, 674000, 1111),
	('01a1fce8-55e1-7244-ad2a-45bb881439c5', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', '01a1fce8-55e1-7243-9e36-1b1090314dc8', 1, '01a1fde8-ecdb-728e-a000-3996d2048241', '53210-SC1-100', 'Laher Komstir Scoopy', 'BEARING', 2, 76500, 0, 153000, 1331),
	('01a1fce8-55e1-7245-b902-e12a1a3ac879', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', '01a1fce8-55e1-7243-9e36-1b1090314dc8', 2, '01a1fde8-ecdb-7373-92b2-380c12480fa5', 'BAN-BS-1307017', 'Ban Luar Bromo Sport 130/70-17 Tubeless', 'TIRE', 2, 573500, 0, 1147000, 1560),
	('01a1fce8-55e1-7246-a46f-7c619fde97ad', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', '01a1fce8-55e1-7243-9e36-1b1090314dc8', 3, '01a1fde8-ecdb-724f-9b23-f1da098698de', '16900-CB1-138', 'Saringan Bensin CB150R', 'FILTER', 27, 29000, 0, 783000, 1268),
	('01a1fce8-55e1-7247-ab7e-6bc5c3aed7f1', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', '01a1fce8-55e1-7243-9e36-1b1090314dc8', 4, '01a1fde8-ecdb-71b6-b905-2585201f2722', '45510-PX1-145', 'Master Rem Depan PCX 160', 'BRAKE', 2, 244500, 0, 489000, 1115),
	('01a1fde8-ef28-7306-8c45-89b9a6a92b60', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', '01a1fde8-ef28-7305-ac1d-65c9d103bb69', 1, '01a1fde8-ecdb-737e-b873-7e6e4bf53dc5', 'AKI-KRK-GM5Z', 'Aki Kering Krakatau GM5Z 12 V 5 Ah', 'BATTERY', 1, 204000, 0, 204000, 1571),
	('01a1fde8-ef28-7307-92f9-88d4fda0b656', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', '01a1fde8-ef28-7305-ac1d-65c9d103bb69', 2, '01a1fde8-ecdb-7380-a977-61cfb8b925cc', 'AKI-KRK-GM7Z', 'Aki Kering Krakatau GM7Z 12 V 7 Ah', 'BATTERY', 1, 268000, 0, 268000, 1573),
	('01a1fde8-ef64-7362-8cb8-fcce955a824c', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', '01a1fde8-ef64-7361-a9ae-cc90c5b5ac1a', 1, '01a1fde8-ecdb-737e-b873-7e6e4bf53dc5', 'AKI-KRK-GM5Z', 'Aki Kering Krakatau GM5Z 12 V 5 Ah', 'BATTERY', 2, 204000, 0, 408000, 1571),
	('01a1fde8-ef64-7363-ae81-8d19c3ac8a7b', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', '01a1fde8-ef64-7361-a9ae-cc90c5b5ac1a', 2, '01a1fde8-ecdb-7380-a977-61cfb8b925cc', 'AKI-KRK-GM7Z', 'Aki Kering Krakatau GM7Z 12 V 7 Ah', 'BATTERY', 2, 268000, 0, 536000, 1573),
	('01a1fde8-ef64-7364-9103-a6fd6886da3a', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', '01a1fde8-ef64-7361-a9ae-cc90c5b5ac1a', 3, '01a1fde8-ecdb-7376-8538-8ea21d796e45', 'AKI-KRK-GTZ4V', 'Aki Kering Krakatau GTZ4V 12 V 3 Ah', 'BATTERY', 2, 168000, 0, 336000, 1563);
INSERT INTO public.order_steps VALUES
	('01a1fb67-7430-7386-8189-841d375d0233', 1, '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'pending', '2026-11-21 00:00:23.600867+00', 'account_01m7yyhv6ve4ta938spynrt3cv', 'Toko Sahabat Biker', NULL),
	('01a1fbe7-bf6b-7094-bcd7-0092e4c251bf', 1, '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'pending', '2026-11-21 02:20:31.467823+00', 'account_01m7yyhv6ve4wb7gsfegg57mbt', 'Surya Kencana Motor', NULL),
	('01a1fc68-0aa6-7333-9baf-2ba5e05f9ad7', 1, '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'pending', '2026-11-21 04:40:39.334778+00', 'account_01m7yyhv6ve4f8jjc91jb5ak2m', 'Sinar Abadi Motor', NULL),
	('01a1fce8-55e1-7243-9e36-1b1090314dc8', 1, '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'pending', '2026-11-21 07:00:47.201734+00', 'account_01m7yyhv6ve4k8p6kc694z60gm', 'Cahaya Timur Motor', NULL),
	('01a1fde8-ef28-7305-ac1d-65c9d103bb69', 1, '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'pending', '2026-11-21 11:41:03.656477+00', 'account_01m7yyhv6ve4e91j7yb8p3qgm2', 'Toko Jaya Motor', NULL),
	('01a1fde8-ef64-7361-a9ae-cc90c5b5ac1a', 1, '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'pending', '2026-11-21 11:41:03.716813+00', 'account_01m7yyhv6ve4e91j7yb8p3qgm2', 'Toko Jaya Motor', NULL),
	('01a1fde8-ef28-7305-ac1d-65c9d103bb69', 2, '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'waiting_for_submission', '2026-11-21 11:41:03.74611+00', 'account_01m7yyhv2geavafxmexqm2x5st', 'Pak Budi (Admin)', NULL),
	('01a1fde8-ef28-7305-ac1d-65c9d103bb69', 3, '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'submitted_to_datapart', '2026-11-21 11:41:03.788345+00', 'system:parts.submit_order', 'Sistem', NULL);
INSERT INTO public.orders VALUES
	('01a1fb67-7430-7386-8189-841d375d0233', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'ORD-2026-000147', '01a1fde8-ecdb-7135-ae6e-90727750ff28', 'pending', 2678000, 0, 2678000, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '2026-11-21 00:00:23.600867+00', '2026-11-21 00:00:23.600867+00'),
	('01a1fbe7-bf6b-7094-bcd7-0092e4c251bf', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'ORD-2026-000148', '01a1fde8-ecdb-7139-a49c-3ed5a1821d90', 'pending', 4616000, 0, 4616000, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '2026-11-21 02:20:31.467823+00', '2026-11-21 02:20:31.467823+00'),
	('01a1fc68-0aa6-7333-9baf-2ba5e05f9ad7', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'ORD-2026-000149', '01a1fde8-ecdb-711f-ba42-de4ddbbd7c2a', 'pending', 674000, 0, 674000, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '2026-11-21 04:40:39.334778+00', '2026-11-21 04:40:39.334778+00'),
	('01a1fce8-55e1-7243-9e36-1b1090314dc8', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'ORD-2026-000150', '01a1fde8-ecdb-7127-a5d7-bd657e332162', 'pending', 2572000, 0, 2572000, 'Barang diambil sendiri.', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '2026-11-21 07:00:47.201734+00', '2026-11-21 07:00:47.201734+00'),
	('01a1fde8-ef64-7361-a9ae-cc90c5b5ac1a', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'ORD-2026-000152', '01a1fde8-ecdb-711d-be6c-22aa0a6b6fe0', 'pending', 1280000, 0, 1280000, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '2026-11-21 11:41:03.716813+00', '2026-11-21 11:41:03.716813+00'),
	('01a1fde8-ef28-7305-ac1d-65c9d103bb69', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'ORD-2026-000151', '01a1fde8-ecdb-711d-be6c-22aa0a6b6fe0', 'submitted_to_datapart', 472000, 0, 472000, NULL, '2026/000119/POD-PD', '2026-11-21 11:41:03.74611+00', '01a1fde8-ec50-72b6-a7f6-8eede82e973a', 119, '2026-11-21 11:41:03.788345+00', NULL, NULL, '2026-11-21 11:41:03.656477+00', '2026-11-21 11:41:03.788345+00');
INSERT INTO public.parts_migrations VALUES
	('m0001_shop', 1795261262);
INSERT INTO public.products VALUES
	('01a1fde8-ecdb-7148-a88e-1889b0d60b30', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'OLI-GLM-1040-10', 'Oli Garuda Lube Matic 10W-40 1 L', 'Semi sintetik untuk motor matic, JASO MB. Kekentalan SAE 10W-40, kemasan 1 L.', 'OIL', 57000, 1005, 100, '2026-11-21 11:41:03.0674+00', true, 'oliglm104010 oli garuda lube matic 10w 40 1 l', 1, '2026-11-21 11:41:03.0674+00', '2026-11-21 11:41:03.0674+00'),
	('01a1fde8-ecdb-7150-ada1-216e4d184cdc', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'OLI-GL4-1040-08', 'Oli Garuda Lube 4T 10W-40 0,8 L', 'Mineral untuk bebek dan sport, JASO MA2. Kekentalan SAE 10W-40, kemasan 0,8 L.', 'OIL', 43500, 1013, 144, '2026-11-21 11:41:03.0674+00', true, 'oligl4104008 oli garuda lube 4t 10w 40 0 8 l', 1, '2026-11-21 11:41:03.0674+00', '2026-11-21 11:41:03.0674+00'),
	('01a1fde8-ecdb-7156-8cc5-77afc7784da2', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'OLI-MRU-530-08', 'Oli Merapi Ultra 5W-30 0,8 L', 'Sintetik penuh, tarikan ringan dan mesin bersih. Kekentalan SAE 5W-30, kemasan 0,8 L.', 'OIL', 82000, 1019, 93, '2026-11-21 11:41:03.0674+00', true, 'olimru53008 oli merapi ultra 5w 30 0 8 l', 1, '2026-11-21 11:41:03.0674+00', '2026-11-21 11:41:03.0674+00'),
	('01a1fde8-ecdb-715d-b01b-f95e7e69be37', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'OLI-NSH-2040-10', 'Oli Nusalub Harian 20W-40 1 L', 'Mineral hemat untuk pemakaian harian. Kekentalan SAE 20W-40, kemasan 1 L.', 'OIL', 44000, 1026, 306, '2026-11-21 11:41:03.0674+00', true, 'olinsh204010 oli nusalub harian 20w 40 1 l', 1, '2026-11-21 11:41:03.0674+00', '2026-11-21 11:41:03.0674+00'),
	('01a1fde8-ecdb-7160-929c-4b4b7fcd393b', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'OLI-NSH-2050-10', 'Oli Nusalub Harian 20W-50 1 L', 'Mineral hemat untuk pemakaian harian. Kekentalan SAE 20W-50, kemasan 1 L.', 'OIL', 44000, 1029, 267, '2026-11-21 11:41:03.0674+00', true, 'olinsh205010 oli nusalub harian 20w 50 1 l', 1, '2026-11-21 11:41:03.0674+00', '2026-11-21 11:41:03.0674+00'),
	('01a1fde8-ecdb-7169-a775-4c1dd833f197', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'OLI-MG-120', 'Oli Gardan Merapi Gear 120 ml', 'Oli gardan sintetik untuk matic 150 cc ke atas.', 'OIL', 24500, 1038, 240, '2026-11-21 11:41:03.0674+00', true, 'olimg120 oli gardan merapi gear 120 ml', 1, '2026-11-21 11:41:03.0674+00', '2026-11-21 11:41:03.0674+00'),
	('01a1fde8-ecdb-716b-9e17-95a5f5d28124', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'OLI-GF-10W', 'Oli Shock Garuda Fork 10W 150 ml', 'Oli peredam depan, tidak berbusa.', 'OIL', 29500, 1040, 204, '2026-11-21 11:41:03.0674+00', true, 'oligf10w oli shock garuda fork 10w 150 ml', 1, '2026-11-21 11:41:03.0674+00', '2026-11-21 11:41:03.0674+00'),
	('01a1fde8-ecdb-71b2-b1e9-05c66ce6abc8', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', '45510-SC1-100', 'Master Rem Depan Scoopy', 'Lengkap dengan tabung minyak dan sakelar. Untuk Scoopy.', 'BRAKE', 168500, 1111, 41, '2026-11-21 11:41:03.0674+00', true, '45510sc1100 master rem depan scoopy', 1, '2026-11-21 11:41:03.0674+00', '2026-11-21 11:41:03.0674+00'),
	('01a1fde8-ecdb-71b6-b905-2585201f2722', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', '45510-PX1-145', 'Master Rem Depan PCX 160', 'Lengkap dengan tabung minyak dan sakelar. Untuk PCX 160.', 'BRAKE', 244500, 1115, 27, '2026-11-21 11:41:03.0674+00', true, '45510px1145 master rem depan pcx 160', 1, '2026-11-21 11:41:03.0674+00', '2026-11-21 11:41:03.0674+00'),
	('01a1fde8-ecdb-724f-9b23-f1da098698de', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', '16900-CB1-138', 'Saringan Bensin CB150R', 'Saringan pompa bensin injeksi. Untuk CB150R.', 'FILTER', 29000, 1268, 21, '2026-11-21 11:41:03.0674+00', true, '16900cb1138 saringan bensin cb150r', 1, '2026-11-21 11:41:03.0674+00', '2026-11-21 11:41:03.0674+00'),
	('01a1fde8-ecdb-728e-a000-3996d2048241', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', '53210-SC1-100', 'Laher Komstir Scoopy', 'Bola baja dengan mangkuk atas dan bawah. Untuk Scoopy.', 'BEARING', 76500, 1331, 74, '2026-11-21 11:41:03.0674+00', true, '53210sc1100 laher komstir scoopy', 1, '2026-11-21 11:41:03.0674+00', '2026-11-21 11:41:03.0674+00'),
	('01a1fde8-ecdb-72ce-be29-4930202ab622', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', '06111-BT1-090', 'Paking Mesin Set Beat FI', 'Paking atas bawah lengkap. Untuk Beat FI.', 'SPARE_PART', 52000, 1395, 54, '2026-11-21 11:41:03.0674+00', true, '06111bt1090 paking mesin set beat fi', 1, '2026-11-21 11:41:03.0674+00', '2026-11-21 11:41:03.0674+00'),
	('01a1fde8-ecdb-72cf-8a8c-cdb62d1329c4', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', '06111-BT2-095', 'Paking Mesin Set Beat Street', 'Paking atas bawah lengkap. Untuk Beat Street.', 'SPARE_PART', 55000, 1396, 0, '2026-11-21 11:41:03.0674+00', true, '06111bt2095 paking mesin set beat street', 1, '2026-11-21 11:41:03.0674+00', '2026-11-21 11:41:03.0674+00'),
	('01a1fde8-ecdb-72d1-a87b-e8c2d1b8d0a8', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', '06111-GN1-098', 'Paking Mesin Set Genio', 'Paking atas bawah lengkap. Untuk Genio.', 'SPARE_PART', 57000, 1398, 69, '2026-11-21 11:41:03.0674+00', true, '06111gn1098 paking mesin set genio', 1, '2026-11-21 11:41:03.0674+00', '2026-11-21 11:41:03.0674+00'),
	('01a1fde8-ecdb-72d5-8ef0-3707630edc55', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', '06111-MM3-092', 'Paking Mesin Set Mio M3', 'Paking atas bawah lengkap. Untuk Mio M3.', 'SPARE_PART', 53500, 1402, 53, '2026-11-21 11:41:03.0674+00', true, '06111mm3092 paking mesin set mio m3', 1, '2026-11-21 11:41:03.0674+00', '2026-11-21 11:41:03.0674+00'),
	('01a1fde8-ecdb-72d6-b4f8-f082ca3813fe', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', '06111-FN1-098', 'Paking Mesin Set Fino 125', 'Paking atas bawah lengkap. Untuk Fino 125.', 'SPARE_PART', 57000, 1403, 77, '2026-11-21 11:41:03.0674+00', true, '06111fn1098 paking mesin set fino 125', 1, '2026-11-21 11:41:03.0674+00', '2026-11-21 11:41:03.0674+00'),
	('01a1fde8-ecdb-72d8-a52a-eb94a274debf', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', '06111-AX1-135', 'Paking Mesin Set Aerox 155', 'Paking atas bawah lengkap. Untuk Aerox 155.', 'SPARE_PART', 78500, 1405, 0, '2026-11-21 11:41:03.0674+00', true, '06111ax1135 paking mesin set aerox 155', 1, '2026-11-21 11:41:03.0674+00', '2026-11-21 11:41:03.0674+00'),
	('01a1fde8-ecdb-72d9-aec9-dd2ea19b6bb6', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', '06111-LX1-118', 'Paking Mesin Set Lexi 125', 'Paking atas bawah lengkap. Untuk Lexi 125.', 'SPARE_PART', 68500, 1406, 44, '2026-11-21 11:41:03.0674+00', true, '06111lx1118 paking mesin set lexi 125', 1, '2026-11-21 11:41:03.0674+00', '2026-11-21 11:41:03.0674+00'),
	('01a1fde8-ecdb-72dc-b91b-ac2374488227', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', '06111-JZ1-102', 'Paking Mesin Set Jupiter Z1', 'Paking atas bawah lengkap. Untuk Jupiter Z1.', 'SPARE_PART', 59000, 1409, 90, '2026-11-21 11:41:03.0674+00', true, '06111jz1102 paking mesin set jupiter z1', 1, '2026-11-21 11:41:03.0674+00', '2026-11-21 11:41:03.0674+00'),
	('01a1fde8-ecdb-72df-99cc-5d7601992ea1', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', '06111-CB1-138', 'Paking Mesin Set CB150R', 'Paking atas bawah lengkap. Untuk CB150R.', 'SPARE_PART', 80000, 1412, 69, '2026-11-21 11:41:03.0674+00', true, '06111cb1138 paking mesin set cb150r', 1, '2026-11-21 11:41:03.0674+00', '2026-11-21 11:41:03.0674+00'),
	('01a1fde8-ecdb-72e3-b0d0-b9450e1095ca', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', '06111-KX1-150', 'Paking Mesin Set KLX 150', 'Paking atas bawah lengkap. Untuk KLX 150.', 'SPARE_PART', 87000, 1416, 92, '2026-11-21 11:41:03.0674+00', true, '06111kx1150 paking mesin set klx 150', 1, '2026-11-21 11:41:03.0674+00', '2026-11-21 11:41:03.0674+00'),
	('01a1fde8-ecdb-7373-92b2-380c12480fa5', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'BAN-BS-1307017', 'Ban Luar Bromo Sport 130/70-17 Tubeless', 'Kompon lunak untuk jalan kering. Ukuran 130/70-17.', 'TIRE', 573500, 1560, 32, '2026-11-21 11:41:03.0674+00', true, 'banbs1307017 ban luar bromo sport 130 70 17 tubeless', 1, '2026-11-21 11:41:03.0674+00', '2026-11-21 11:41:03.0674+00'),
	('01a1fde8-ecdb-7376-8538-8ea21d796e45', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'AKI-KRK-GTZ4V', 'Aki Kering Krakatau GTZ4V 12 V 3 Ah', 'Bebas perawatan, tipe GTZ4V, garansi enam bulan.', 'BATTERY', 168000, 1563, 16, '2026-11-21 11:41:03.0674+00', true, 'akikrkgtz4v aki kering krakatau gtz4v 12 v 3 ah', 1, '2026-11-21 11:41:03.0674+00', '2026-11-21 11:41:03.0674+00'),
	('01a1fde8-ecdb-737e-b873-7e6e4bf53dc5', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'AKI-KRK-GM5Z', 'Aki Kering Krakatau GM5Z 12 V 5 Ah', 'Bebas perawatan, tipe GM5Z, garansi enam bulan.', 'BATTERY', 204000, 1571, 13, '2026-11-21 11:41:03.0674+00', true, 'akikrkgm5z aki kering krakatau gm5z 12 v 5 ah', 1, '2026-11-21 11:41:03.0674+00', '2026-11-21 11:41:03.0674+00'),
	('01a1fde8-ecdb-7380-a977-61cfb8b925cc', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'AKI-KRK-GM7Z', 'Aki Kering Krakatau GM7Z 12 V 7 Ah', 'Bebas perawatan, tipe GM7Z, garansi enam bulan.', 'BATTERY', 268000, 1573, 33, '2026-11-21 11:41:03.0674+00', true, 'akikrkgm7z aki kering krakatau gm7z 12 v 7 ah', 1, '2026-11-21 11:41:03.0674+00', '2026-11-21 11:41:03.0674+00');
INSERT INTO public.rate_limits VALUES
	('identity.sign_in.account:admin@niaga.test', '2026-11-21 11:41:03.220634+00', 0),
	('identity.sign_in.address:127.0.0.1', '2026-11-21 11:41:03.205128+00', 0);
INSERT INTO public.sales_people VALUES
	('01a1fde8-ecdb-7117-b476-f1b908995931', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'Hendra Wijaya', 'spv', NULL, NULL, '6281300000100', true),
	('01a1fde8-ecdb-7118-bb92-6d9be5e1ba16', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'Agus Setiawan', 'sales', '01a1fde8-ecdb-7117-b476-f1b908995931', 1, '6281300000101', true),
	('01a1fde8-ecdb-7119-875c-2f177694c713', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'Dewi Lestari', 'sales', '01a1fde8-ecdb-7117-b476-f1b908995931', 2, '6281300000102', true),
	('01a1fde8-ecdb-711a-922a-b0553ac5442f', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'Rizky Pratama', 'sales', '01a1fde8-ecdb-7117-b476-f1b908995931', 3, '6281300000103', true),
	('01a1fde8-ecdb-711b-93e4-7402b0735e57', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'Yanti Marlina', 'sales', '01a1fde8-ecdb-7117-b476-f1b908995931', 4, '6281300000104', true);
INSERT INTO public.serials VALUES
	('01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'order', 2026, 152),
	('01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'so_datapart', 2026, 119);
INSERT INTO public.sessions VALUES
	('01a1fde8-ed98-7022-b278-3d6b95c268b6', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', '01a1fde8-ec50-72b6-a7f6-8eede82e973a', 'office', 'e297135b42136a4a67e0042172cc7039b6e5adaa61f1aa1a895ff078b5b8fb2d', '2026-11-21 11:41:03.256549+00', '2026-11-21 11:41:03.256549+00', '2026-11-21 13:41:03.256549+00', 7200, NULL, '127.0.0.1', 'Python-urllib/3.11'),
	('01a1fde8-eedd-70e6-9717-aa16766778b2', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', '01a1fde8-ecdb-711c-90c8-fe5a2c3bc282', 'shop', 'c7fdffa786715e677c767f9d0a9b088283dccd13ac9851726fbefdcaebbefc02', '2026-11-21 11:41:03.581048+00', '2026-11-21 11:41:03.581048+00', '2026-11-28 11:41:03.581048+00', 604800, NULL, '127.0.0.1', 'Python-urllib/3.11');
INSERT INTO public.shops VALUES
	('01a1fde8-ecdb-711d-be6c-22aa0a6b6fe0', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', '01a1fde8-ecdb-711c-90c8-fe5a2c3bc282', 'TK001', 'Toko Jaya Motor', '628123456789', 'Jl. Raya Cibiru No. 18', 'Bandung', 'Jawa Barat', '01a1fde8-ecdb-7118-bb92-6d9be5e1ba16', 1, true, '2026-11-21 11:41:03.0674+00', '2026-11-21 11:41:03.0674+00'),
	('01a1fde8-ecdb-711f-ba42-de4ddbbd7c2a', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', '01a1fde8-ecdb-711e-8949-890c96554c54', 'TK002', 'Sinar Abadi Motor', '6281200000002', 'Jl. Kopo Sayati No. 212', 'Bandung', 'Jawa Barat', '01a1fde8-ecdb-7118-bb92-6d9be5e1ba16', 2, true, '2026-11-21 11:41:03.0674+00', '2026-11-21 11:41:03.0674+00'),
	('01a1fde8-ecdb-7121-a6a1-72e3d0d9b904', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', '01a1fde8-ecdb-7120-9244-875082392f14', 'TK003', 'Bengkel Maju Lancar', '6281200000003', 'Jl. Cihampelas No. 77', 'Bandung', 'Jawa Barat', '01a1fde8-ecdb-7118-bb92-6d9be5e1ba16', 3, true, '2026-11-21 11:41:03.0674+00', '2026-11-21 11:41:03.0674+00'),
	('01a1fde8-ecdb-7127-a5d7-bd657e332162', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', '01a1fde8-ecdb-7126-8b1a-6c3249f30214', 'TK006', 'Cahaya Timur Motor', '6281200000006', 'Jl. Pemuda No. 9', 'Cirebon', 'Jawa Barat', '01a1fde8-ecdb-7119-875c-2f177694c713', 6, true, '2026-11-21 11:41:03.0674+00', '2026-11-21 11:41:03.0674+00'),
	('01a1fde8-ecdb-7135-ae6e-90727750ff28', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', '01a1fde8-ecdb-7134-a48d-19b7ab8d0d9b', 'TK013', 'Toko Sahabat Biker', '6281200000013', 'Jl. Gajah Mada No. 15', 'Pekalongan', 'Jawa Tengah', '01a1fde8-ecdb-711a-922a-b0553ac5442f', 13, true, '2026-11-21 11:41:03.0674+00', '2026-11-21 11:41:03.0674+00'),
	('01a1fde8-ecdb-7139-a49c-3ed5a1821d90', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', '01a1fde8-ecdb-7138-b3c3-2f742053d17a', 'TK015', 'Surya Kencana Motor', '6281200000015', 'Jl. Raya Darmo No. 190', 'Surabaya', 'Jawa Timur', '01a1fde8-ecdb-711a-922a-b0553ac5442f', 15, true, '2026-11-21 11:41:03.0674+00', '2026-11-21 11:41:03.0674+00');
INSERT INTO public.simulator_messages VALUES
	('01a1fde8-edd5-7042-ba27-8d45b71eaa81', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', '628123456789', 'out', 'Kode OTP Anda: 551379. Berlaku 5 menit.', 'D5F40392E50A9AFD703A', '2026-11-21 11:41:03.317483+00', '2026-11-21 11:41:03.564838+00'),
	('01a1fde8-ef3d-711f-b722-eeab35174a91', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', '628111000001', 'out', 'Order baru dari Toko Jaya Motor.
Order: ORD-2026-000151
Total: Rp 472.000
Silakan cek admin panel.', '50B2F3890CC64B08E805', '2026-11-21 11:41:03.677437+00', NULL),
	('01a1fde8-ef3d-711e-a642-336ea3987fa7', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', '628111000002', 'out', 'Order baru dari Toko Jaya Motor.
Order: ORD-2026-000151
Total: Rp 472.000
Silakan cek admin panel.', '6A0A5F420B197D0810FC', '2026-11-21 11:41:03.67701+00', NULL),
	('01a1fde8-ef88-7041-97f1-9283a966aaa5', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', '628111000002', 'out', 'Order baru dari Toko Jaya Motor.
Order: ORD-2026-000152
Total: Rp 1.280.000
Silakan cek admin panel.', '1F1A8AC64EC0C27D9AA7', '2026-11-21 11:41:03.752755+00', NULL),
	('01a1fde8-ef89-72d2-bc18-e507119498d2', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', '628111000001', 'out', 'Order baru dari Toko Jaya Motor.
Order: ORD-2026-000152
Total: Rp 1.280.000
Silakan cek admin panel.', '8E26FC40F00A2E49EAB5', '2026-11-21 11:41:03.753023+00', NULL),
	('01a1fde8-efc2-72d8-bd5c-34e0a60d416e', '01a1fde8-ebc0-71dc-a285-04b34c44ed98', '628123456789', 'out', 'Order ORD-2026-000151 telah disetujui.
No SO: 2026/000119/POD-PD
Terima kasih!', 'E7FC5C99557B9A955803', '2026-11-21 11:41:03.810013+00', NULL);
INSERT INTO public.tenants VALUES
	('01a1fde8-ebc0-71dc-a285-04b34c44ed98', 'demo', 'Sumber Makmur Motor', NULL, 'Asia/Jakarta', 'id', '["parts"]', true, '2026-11-21 11:41:02.784852+00');
ALTER TABLE ONLY public.accounts
    ADD CONSTRAINT accounts_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.audit_entries
    ADD CONSTRAINT audit_entries_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.audit_heads
    ADD CONSTRAINT audit_heads_pkey PRIMARY KEY (tenant_id);
ALTER TABLE ONLY public.cart_items
    ADD CONSTRAINT cart_items_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.catalogue_versions
    ADD CONSTRAINT catalogue_versions_pkey PRIMARY KEY (tenant_id);
ALTER TABLE ONLY public.code_blocks
    ADD CONSTRAINT code_blocks_pkey PRIMARY KEY (tenant_id, recipient);
ALTER TABLE ONLY public.cron_runs
    ADD CONSTRAINT cron_runs_pkey PRIMARY KEY (name, tenant_id);
ALTER TABLE ONLY public.events
    ADD CONSTRAINT events_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.idempotency_keys
    ADD CONSTRAINT idempotency_keys_pkey PRIMARY KEY (tenant_id, scope, key);
ALTER TABLE ONLY public.identity_migrations
    ADD CONSTRAINT identity_migrations_pkey PRIMARY KEY (version);
ALTER TABLE ONLY public.jobs
    ADD CONSTRAINT jobs_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.kernel_migrations
    ADD CONSTRAINT kernel_migrations_pkey PRIMARY KEY (version);
ALTER TABLE ONLY public.mailbox_messages
    ADD CONSTRAINT mailbox_messages_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.memberships
    ADD CONSTRAINT memberships_pkey PRIMARY KEY (account_id, tenant_id);
ALTER TABLE ONLY public.message_attempts
    ADD CONSTRAINT message_attempts_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.messages
    ADD CONSTRAINT messages_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.messaging_migrations
    ADD CONSTRAINT messaging_migrations_pkey PRIMARY KEY (version);
ALTER TABLE ONLY public.one_time_codes
    ADD CONSTRAINT one_time_codes_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.order_items
    ADD CONSTRAINT order_items_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.order_steps
    ADD CONSTRAINT order_steps_pkey PRIMARY KEY (order_id, seq);
ALTER TABLE ONLY public.orders
    ADD CONSTRAINT orders_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.parts_migrations
    ADD CONSTRAINT parts_migrations_pkey PRIMARY KEY (version);
ALTER TABLE ONLY public.password_resets
    ADD CONSTRAINT password_resets_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.products
    ADD CONSTRAINT products_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.rate_limits
    ADD CONSTRAINT rate_limits_pkey PRIMARY KEY (key);
ALTER TABLE ONLY public.sales_people
    ADD CONSTRAINT sales_people_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.serials
    ADD CONSTRAINT serials_pkey PRIMARY KEY (tenant_id, kind, year);
ALTER TABLE ONLY public.sessions
    ADD CONSTRAINT sessions_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.shops
    ADD CONSTRAINT shops_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.simulator_messages
    ADD CONSTRAINT simulator_messages_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.tenant_roles
    ADD CONSTRAINT tenant_roles_pkey PRIMARY KEY (tenant_id, name);
ALTER TABLE ONLY public.tenants
    ADD CONSTRAINT tenants_pkey PRIMARY KEY (id);
CREATE UNIQUE INDEX accounts_email ON public.accounts USING btree (email);
CREATE UNIQUE INDEX accounts_phone ON public.accounts USING btree (phone);
CREATE INDEX attempts_of_message ON public.message_attempts USING btree (message_id, id);
CREATE UNIQUE INDEX audit_chain ON public.audit_entries USING btree (tenant_id, seq);
CREATE UNIQUE INDEX cart_items_product ON public.cart_items USING btree (shop_id, product_id);
CREATE INDEX events_by_tenant ON public.events USING btree (tenant_id, id);
CREATE UNIQUE INDEX jobs_dedupe ON public.jobs USING btree (tenant_id, dedupe_key) WHERE ((state)::text = 'queued'::text);
CREATE INDEX jobs_due ON public.jobs USING btree (state, run_at);
CREATE INDEX keys_by_age ON public.idempotency_keys USING btree (created_at);
CREATE INDEX limits_by_age ON public.rate_limits USING btree (window_start);
CREATE INDEX mailbox_newest ON public.mailbox_messages USING btree (tenant_id, id);
CREATE UNIQUE INDEX mailbox_wire ON public.mailbox_messages USING btree (tenant_id, wire_id);
CREATE INDEX memberships_by_tenant ON public.memberships USING btree (tenant_id, role);
CREATE UNIQUE INDEX messages_dedupe ON public.messages USING btree (tenant_id, dedupe_key);
CREATE INDEX messages_due ON public.messages USING btree (not_before, tenant_id) WHERE ((state)::text = ANY ((ARRAY['queued'::character varying, 'sending'::character varying])::text[]));
CREATE INDEX messages_in_line ON public.messages USING btree (tenant_id, channel, recipient, priority, id) WHERE ((state)::text = ANY ((ARRAY['queued'::character varying, 'sending'::character varying])::text[]));
CREATE INDEX messages_log ON public.messages USING btree (tenant_id, id);
CREATE INDEX messages_log_by_channel ON public.messages USING btree (tenant_id, channel, id);
CREATE INDEX messages_log_by_state ON public.messages USING btree (tenant_id, state, id);
CREATE INDEX messages_provider ON public.messages USING btree (provider_id) WHERE (provider_id IS NOT NULL);
CREATE UNIQUE INDEX messages_wire ON public.messages USING btree (wire_id);
CREATE INDEX one_time_codes_by_age ON public.one_time_codes USING btree (created_at);
CREATE INDEX one_time_codes_by_recipient ON public.one_time_codes USING btree (tenant_id, recipient, created_at);
CREATE UNIQUE INDEX one_time_codes_live ON public.one_time_codes USING btree (tenant_id, recipient) WHERE ((state)::text = 'live'::text);
CREATE INDEX order_items_by_product ON public.order_items USING btree (tenant_id, product_id);
CREATE UNIQUE INDEX order_items_line ON public.order_items USING btree (order_id, line);
CREATE INDEX orders_by_age ON public.orders USING btree (tenant_id, created_at);
CREATE INDEX orders_by_shop ON public.orders USING btree (tenant_id, shop_id, created_at);
CREATE INDEX orders_by_status ON public.orders USING btree (tenant_id, status, created_at);
CREATE UNIQUE INDEX orders_number ON public.orders USING btree (tenant_id, order_number);
CREATE UNIQUE INDEX orders_so_number ON public.orders USING btree (tenant_id, so_number);
CREATE INDEX password_resets_by_account ON public.password_resets USING btree (account_id);
CREATE UNIQUE INDEX password_resets_token ON public.password_resets USING btree (token_hash);
CREATE INDEX products_by_category ON public.products USING btree (tenant_id, category, name);
CREATE INDEX products_by_name ON public.products USING btree (tenant_id, name);
CREATE INDEX products_by_part ON public.products USING btree (tenant_id, ref_part_id);
CREATE INDEX products_by_price ON public.products USING btree (tenant_id, price);
CREATE INDEX products_by_revision ON public.products USING btree (tenant_id, revision);
CREATE UNIQUE INDEX products_code ON public.products USING btree (tenant_id, code);
CREATE INDEX sales_people_by_name ON public.sales_people USING btree (tenant_id, name);
CREATE INDEX sessions_by_account ON public.sessions USING btree (account_id, tenant_id);
CREATE INDEX sessions_by_end ON public.sessions USING btree (expires_at);
CREATE UNIQUE INDEX shops_account ON public.shops USING btree (account_id);
CREATE INDEX shops_by_name ON public.shops USING btree (tenant_id, name);
CREATE INDEX shops_by_salesman ON public.shops USING btree (tenant_id, salesman_id);
CREATE UNIQUE INDEX shops_code ON public.shops USING btree (tenant_id, code);
CREATE UNIQUE INDEX shops_phone ON public.shops USING btree (tenant_id, phone);
CREATE INDEX simulator_chats ON public.simulator_messages USING btree (tenant_id, phone, id);
CREATE INDEX simulator_newest ON public.simulator_messages USING btree (tenant_id, id);
CREATE UNIQUE INDEX simulator_wire ON public.simulator_messages USING btree (tenant_id, wire_id);
CREATE UNIQUE INDEX tenants_host ON public.tenants USING btree (host);
CREATE UNIQUE INDEX tenants_slug ON public.tenants USING btree (slug);
ALTER TABLE ONLY public.cart_items
    ADD CONSTRAINT cart_items_of_product FOREIGN KEY (product_id) REFERENCES public.products(id);
ALTER TABLE ONLY public.cart_items
    ADD CONSTRAINT cart_items_shop FOREIGN KEY (shop_id) REFERENCES public.shops(id);
ALTER TABLE ONLY public.memberships
    ADD CONSTRAINT memberships_account FOREIGN KEY (account_id) REFERENCES public.accounts(id);
ALTER TABLE ONLY public.memberships
    ADD CONSTRAINT memberships_tenant FOREIGN KEY (tenant_id) REFERENCES public.tenants(id);
ALTER TABLE ONLY public.order_items
    ADD CONSTRAINT order_items_order FOREIGN KEY (order_id) REFERENCES public.orders(id);
ALTER TABLE ONLY public.order_items
    ADD CONSTRAINT order_items_product FOREIGN KEY (product_id) REFERENCES public.products(id);
ALTER TABLE ONLY public.order_steps
    ADD CONSTRAINT order_steps_order FOREIGN KEY (order_id) REFERENCES public.orders(id);
ALTER TABLE ONLY public.orders
    ADD CONSTRAINT orders_shop FOREIGN KEY (shop_id) REFERENCES public.shops(id);
ALTER TABLE ONLY public.password_resets
    ADD CONSTRAINT password_resets_account FOREIGN KEY (account_id) REFERENCES public.accounts(id);
ALTER TABLE ONLY public.sales_people
    ADD CONSTRAINT sales_people_supervisor FOREIGN KEY (supervisor_id) REFERENCES public.sales_people(id);
ALTER TABLE ONLY public.sessions
    ADD CONSTRAINT sessions_account FOREIGN KEY (account_id) REFERENCES public.accounts(id);
ALTER TABLE ONLY public.sessions
    ADD CONSTRAINT sessions_tenant FOREIGN KEY (tenant_id) REFERENCES public.tenants(id);
ALTER TABLE ONLY public.shops
    ADD CONSTRAINT shops_salesman FOREIGN KEY (salesman_id) REFERENCES public.sales_people(id);
ALTER TABLE ONLY public.tenant_roles
    ADD CONSTRAINT tenant_roles_tenant FOREIGN KEY (tenant_id) REFERENCES public.tenants(id);
