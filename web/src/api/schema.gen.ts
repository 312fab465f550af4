// Generated from docs/openapi.gen.json by `npm run api`; do not edit.
export interface paths {
    "/api/account/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change my password.
         * @description Whoever may `identity.account.own` and knows the present one. All other devices are signed out,
         *     in every business; links that were mailed for the account stop working. A wrong present password
         *     counts like a failed sign-in. Refusals: `platform.invalid` (`current`, `password`),
         *     `identity.password.none`, `platform.too_many`.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["PasswordChange"];
                };
            };
            responses: {
                /** @description The password is changed; other devices are signed out */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The account has no password */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The present password is wrong, or the new one too weak */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Too many wrong tries */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tell whether my sign-in asks for a second step.
         * @description Whoever may `identity.account.own` and signs in by password. Refusals: `identity.password.none`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The second step */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TotpState"];
                    };
                };
                /** @description The account has no password */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        /**
         * Begin to switch my second step on.
         * @description Whoever may `identity.account.own` and signs in by password. Sign-in asks for nothing new until
         *     the first code was confirmed; doing it again makes another secret and forgets this one.
         *     Refusals: `identity.totp.already_on`, `identity.password.none`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The secret for the authenticator */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["TotpSecret"];
                    };
                };
                /** @description It is on already, or the account has no password */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/totp/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Switch my second step on.
         * @description Whoever began it and reads the code of their authenticator. Sign-in asks for a code from now on;
         *     devices that are signed in stay so. The answer's recovery codes are told this once. A wrong code
         *     counts like a failed sign-in. Refusals: `platform.invalid` (`code`), `identity.totp.not_begun`,
         *     `.already_on`, `identity.password.none`, `platform.too_many`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["TotpCode"];
                };
            };
            responses: {
                /** @description It is on; keep these codes */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RecoveryCodes"];
                    };
                };
                /** @description It was not begun, or is on already */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The code is wrong */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Too many wrong tries */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/totp/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Switch my second step off.
         * @description Whoever proves both steps once more. The recovery codes are forgotten with it. What is wrong
         *     counts like a failed sign-in. Refusals: `platform.invalid` (`password`, `code`),
         *     `identity.totp.not_on`, `identity.password.none`, `platform.too_many`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["TotpProof"];
                };
            };
            responses: {
                /** @description It is off */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description It was not on */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The password or the code is wrong */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Too many wrong tries */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/account/totp/recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make new recovery codes.
         * @description Whoever reads the code of their authenticator. The old ones stop working; the new ones are told
         *     this once. A wrong code counts like a failed sign-in. Refusals: `platform.invalid` (`code`),
         *     `identity.totp.not_on`, `identity.password.none`, `platform.too_many`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["TotpCode"];
                };
            };
            responses: {
                /** @description The new codes */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RecoveryCodes"];
                    };
                };
                /** @description The second step is not on */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The code is wrong */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Too many wrong tries */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/dashboard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show the dashboard.
         * @description For whoever may see it. Sales are orders in any state but rejected and cancelled; days begin at
         *     midnight in the tenant's zone; periods are compared with as many whole days before them.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Dashboard"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/data-part": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show how the old system is and how far we follow it.
         * @description For whoever may see the old system's state. Asks it for a sign of life, for at most two seconds.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DataPartState"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/data-part/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the passes over the old system's tables, newest first.
         * @description For whoever may see the old system's state. Runs are kept for seven days.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Only of this kind. */
                    kind?: "products" | "stock";
                    /** @description The page, from 1. */
                    page?: number;
                    /** @description Rows of a page, 1–100. */
                    per_page?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["List_SyncRun"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/data-part/try-now": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try everything that waits for the old system at once.
         * @description For whoever may approve orders. Submits waiting orders, looks up decisions, and goes on with
         *     runs that wait, now instead of at their next turn.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Nudged"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/data-part/waiting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List approved orders that the old system has not taken yet, longest waiting first.
         * @description For whoever may see the old system's state.
         */
        get: {
            parameters: {
                query?: {
                    /**
                     * @description Which page, from 1.
                     * @example 1
                     */
                    page?: number;
                    /**
                     * @description Rows of a page, at most 100.
                     * @example 20
                     */
                    per_page?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["List_WaitingOrder"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in to the office.
         * @description Members with an office role. Sets the cookies `niaga_session` and `niaga_csrf`. Refusals:
         *     `identity.sign_in.wrong`, `.totp_required`, `.totp_wrong` (401); `platform.too_many` (429) after 5 failed sign-ins within 15
         *     minutes to one account or from one address.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Credentials"];
                };
            };
            responses: {
                /** @description Signed in */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SignedInOffice"];
                    };
                };
                /** @description The address or the password is wrong, or the second step is missing or wrong */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Too many failed sign-ins */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign out of the office.
         * @description Any signed-in caller. Ends this session on every node and takes the cookies away.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Signed out */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List messages, newest first.
         * @description For whoever may read the message log. One-time codes are never shown.
         *
         *     Refusals: `platform.invalid` (`status`, `channel`, `page`, `per_page`).
         */
        get: {
            parameters: {
                query?: {
                    /** @description A state, or `sent` for everything that left: `accepted`, `delivered` and `read`. */
                    status?: string;
                    /** @description `whatsapp` or `email`. */
                    channel?: string;
                    /** @description Part of the recipient, of the subject or of the text. */
                    search?: string;
                    /** @description Which page, from 1. */
                    page?: number;
                    /** @description Rows of a page, at most 100; 20 unless asked otherwise. */
                    per_page?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["List_LoggedMessage"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/messages/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show one message with every try to send it.
         * @description For whoever may read the message log.
         *
         *     Refusals: `messaging.message.not_found`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["MessageId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MessageDetail"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/messages/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a message again that failed, expired, or whose fate is unknown.
         * @description For whoever may retry messages. It keeps its id on the wire, starts with all its tries, and no
         *     longer expires; the act is audited.
         *
         *     Refusals: `messaging.message.not_found`, `messaging.message.not_retryable`,
         *     `messaging.message.one_time`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["MessageId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["MessageDetail"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List orders for the office.
         * @description For whoever may see orders. Newest first; `meta.counts` holds the numbers for the tabs.
         *
         *     Refusals: `platform.invalid` (`status`, `page`, `per_page`, …).
         */
        get: {
            parameters: {
                query?: {
                    /** @description A public state, or `waiting_for_submission`. */
                    status?: string;
                    /** @description Orders of this shop. */
                    shop?: components["schemas"]["ShopId"];
                    /** @description Orders of this salesman's shops. */
                    salesman?: components["schemas"]["SalesId"];
                    /**
                     * @description Placed on this day or later, in the tenant's zone.
                     * @example 2026-08-17
                     */
                    from?: string;
                    /**
                     * @description Placed on this day or earlier, in the tenant's zone.
                     * @example 2026-08-17
                     */
                    to?: string;
                    /** @description Part of an order's number, of its sales order's number, or of its shop's name or code. */
                    search?: string;
                    /** @description The order; the newest come first unless asked otherwise. */
                    sort?: "created_at" | "-created_at" | "grand_total" | "-grand_total";
                    /** @description The page, from 1. */
                    page?: number;
                    /** @description Rows of a page, 1–100. */
                    per_page?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Queue"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/orders/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show one order to the office.
         * @description For whoever may see orders.
         *
         *     Refusals: `parts.order.not_found`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["OrderId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Order"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/orders/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Approve an order.
         * @description For whoever may approve orders. The sales order's number is given and the order is sent to the
         *     old system: the answer says `submitted_to_datapart` when that took at most two seconds, else
         *     `pending` with `waiting_for_submission`, and it goes through when the old system is back. The
         *     shop is told once it has.
         *
         *     Refusals: `parts.order.not_found`, `parts.order.not_pending`, `parts.order.missing_reference`.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["OrderId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Order"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/orders/{id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Reject an order.
         * @description For whoever may approve orders. The shop is told the reason.
         *
         *     Refusals: `platform.invalid` (`reason`), `parts.order.not_found`, `parts.order.not_pending`.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["OrderId"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Rejection"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Order"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/orders/{id}/submit-now": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Submit a waiting order to the old system now.
         * @description For whoever may approve orders. Waits at most two seconds for the old system; the answer says
         *     whether the order has arrived. If it has not, it is tried again as before.
         *
         *     Refusals: `parts.order.not_found`, `parts.order.not_waiting`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["OrderId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Order"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/password/forgot": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for a link that sets a new password.
         * @description Anybody; the answer is the same whether the address is known or not. The link works once,
         *     within one hour. Refusals: `platform.invalid`, `platform.too_many`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Forgotten"];
                };
            };
            responses: {
                /** @description If the address is known, a mail is on its way */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Accepted"];
                    };
                };
                /** @description Asked too often */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/password/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set a new password.
         * @description Whoever holds the mailed token, once. Ends all sessions of the account. Refusals:
         *     `identity.password.link_invalid`, `platform.invalid`, `platform.too_many`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Reset"];
                };
            };
            responses: {
                /** @description The password is set; sign in with it */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The link is no longer valid, or the password too weak */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List all products: search by name or code, filter, sort.
         * @description For whoever may see products. Shows inactive ones too, unless `active` says otherwise; as
         *     current as the last write of anybody. `meta.facets.category` counts what the search and the
         *     other filters find in every category.
         *
         *     Refusals: `platform.invalid` (`search`, `sort`, `page`, `per_page`, …).
         */
        get: {
            parameters: {
                query?: {
                    /** @description Words of a name, or a code or part of one; typos are forgiven. At most 100 characters. */
                    search?: string;
                    /** @description Only this category, e.g. `OIL`. */
                    category?: string;
                    /** @description `true`: only what is sold; `false`: only what no longer is; both unless asked. */
                    active?: boolean;
                    /** @description `true`: only what has no id in the old system. */
                    unlinked?: boolean;
                    /** @description The order; `relevance` unless asked otherwise, which is by name without a search. */
                    sort?: "relevance" | "name" | "price" | "-price" | "code" | "stock" | "-updated_at";
                    /** @description Which page, from 1. */
                    page?: number;
                    /** @description Rows of a page, at most 100; 20 unless asked otherwise. */
                    per_page?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AdminProductList"];
                    };
                };
                /** @description A parameter is wrong */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        /**
         * Add a product.
         * @description For whoever may write products. Shops see it at once; screens hear of it.
         *
         *     Refusals: `platform.invalid` naming every wrong field, `parts.product.code_taken`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewProduct"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AdminProduct"];
                    };
                };
                /** @description Another product has this code */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A field is wrong */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/products/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import products from a spreadsheet.
         * @description For whoever may write products. Takes CSV and XLSX of at most 32 MiB and 200,000 rows, as a
         *     form's `file` or as the body itself. Columns are recognised by their titles; only those that
         *     are there are written, and an empty cell leaves what is there. Rows whose code exists change
         *     the product, others make one; a row that cannot be written is refused with its reasons and
         *     stops no other. A dry run writes nothing. Answers when the import has ended, or after two
         *     seconds; then it goes on, and `import.updated` tells how far it is. An `Idempotency-Key` is
         *     honoured when sent.
         *
         *     Refusals: `platform.too_large`, `platform.upload_broken`, `platform.sheet.*` for what is wrong
         *     with the whole file, `platform.idempotency_key_reused`.
         */
        post: {
            parameters: {
                query?: {
                    /** @description The file's name, where the body is the file itself. */
                    file_name?: string;
                    /** @description `true`: only show what would change. A form may say it in its field `dry_run` too. */
                    dry_run?: boolean;
                };
                header?: {
                    /** @description Chosen by the client, once per upload */
                    "Idempotency-Key"?: string | null;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "multipart/form-data": components["schemas"]["ImportForm"];
                };
            };
            responses: {
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Import"];
                    };
                };
                /** @description Larger than 32 MiB */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Not a list of products */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/products/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List imports, newest first.
         * @description For whoever may write products.
         */
        get: {
            parameters: {
                query?: {
                    /**
                     * @description Which page, from 1.
                     * @example 1
                     */
                    page?: number;
                    /**
                     * @description Rows of a page, at most 100.
                     * @example 20
                     */
                    per_page?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["List_Import"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/products/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show an import.
         * @description For whoever may write products. Screens hear `import.updated` while it goes on.
         *
         *     Refusals: `parts.import.not_found`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["ImportId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Import"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/products/imports/{id}/apply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Apply a dry run: import the same file for real.
         * @description For whoever may write products. Rows are judged anew, beside the products as they are then.
         *     Answers like an upload; applying it again answers the same import.
         *
         *     Refusals: `parts.import.not_found`, `parts.import.not_a_dry_run`, `parts.import.not_finished`,
         *     `parts.import.file_gone`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["ImportId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Import"];
                    };
                };
                /** @description It cannot be applied */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/products/imports/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop an import.
         * @description For whoever may write products. What is written stays; nothing more is written. Stopping it
         *     again answers the same.
         *
         *     Refusals: `parts.import.not_found`, `parts.import.already_finished`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["ImportId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Import"];
                    };
                };
                /** @description It has ended */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/products/imports/{id}/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the rows of an import, in the order of the file.
         * @description For whoever may write products. Rows are kept for 7 days after the import ended.
         *
         *     Refusals: `parts.import.not_found`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Only rows of which this became. */
                    outcome?: "created" | "updated" | "unchanged" | "refused";
                    /** @description The page, from 1. */
                    page?: number;
                    /** @description Rows of a page, 1–100. */
                    per_page?: number;
                };
                header?: never;
                path: {
                    id: components["schemas"]["ImportId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["List_ImportRow"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/products/sync": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Fetch products and stock from the old system.
         * @description For whoever may change products. Answers at once with the runs; they go on by themselves, also
         *     when the old system is away just now. While a run of a kind is under way, that one is answered
         *     and tried at once. `data_part.updated` tells how it goes, `catalogue.updated` when products
         *     changed.
         *
         *     Refusals: `parts.data_part.not_configured`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SyncInput"];
                };
            };
            responses: {
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SyncRuns"];
                    };
                };
                /** @description Not configured */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/products/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a product to the office.
         * @description For whoever may see products; inactive ones too.
         *
         *     Refusals: `parts.product.not_found`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["ProductId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AdminProduct"];
                    };
                };
                /** @description No such product */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        /**
         * Change a product.
         * @description For whoever may write products. Shops see it at once; screens hear of it. A line of a cart
         *     warns of a new price, and of a product that is no longer sold; checkout refuses the latter.
         *     Orders keep the prices they were placed at. Without `version` the last to write wins, field by
         *     field.
         *
         *     Refusals: `platform.invalid` naming every wrong field, `parts.product.not_found`,
         *     `parts.product.code_taken`, `parts.product.changed_meanwhile`.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["ProductId"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ProductChanges"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AdminProduct"];
                    };
                };
                /** @description No such product */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The code is taken, or somebody else changed it meanwhile */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A field is wrong */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        post?: never;
        /**
         * Deactivate a product.
         * @description For whoever may write products. It stays, for the orders that name it; shops no longer find it,
         *     and carts that hold it say so. Doing it twice changes nothing more; `PUT` with `is_active: true`
         *     brings it back.
         *
         *     Refusals: `parts.product.not_found`.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["ProductId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AdminProduct"];
                    };
                };
                /** @description No such product */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/sales-people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List sales people, by name.
         * @description For whoever may see sales people.
         *
         *     Refusals: `platform.invalid` (`search`, `position`, `page`, `per_page`, …).
         */
        get: {
            parameters: {
                query?: {
                    /** @description Part of a name or phone; at most 100 characters. */
                    search?: string;
                    /** @description `sales` or `spv`; both unless asked. */
                    position?: "sales" | "spv";
                    /** @description `true`: only active ones; `false`: only the others; both unless asked. */
                    active?: boolean;
                    /** @description Which page, from 1. */
                    page?: number;
                    /** @description Rows of a page, at most 100; 20 unless asked otherwise. */
                    per_page?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["List_SalesPerson"];
                    };
                };
                /** @description A parameter is wrong */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        /**
         * Add a salesman or a supervisor.
         * @description For whoever may write sales people.
         *
         *     Refusals: `platform.invalid` naming every wrong field, `parts.sales_person.unknown_supervisor`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewSalesPerson"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SalesPerson"];
                    };
                };
                /** @description A field is wrong, or there is no such supervisor */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/sales-people/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a sales person.
         * @description For whoever may see sales people; inactive ones too.
         *
         *     Refusals: `parts.sales_person.not_found`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["SalesId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SalesPerson"];
                    };
                };
                /** @description No such person */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        /**
         * Change a sales person.
         * @description For whoever may write sales people. Who becomes a supervisor leaves his own. Without `version`
         *     the last to write wins, field by field.
         *
         *     Refusals: `platform.invalid` naming every wrong field, `parts.sales_person.not_found`,
         *     `parts.sales_person.unknown_supervisor`, `parts.sales_person.changed_meanwhile`, and
         *     `parts.sales_person.has_shops` or `.has_team` for one who is let go or changes position.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["SalesId"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SalesPersonChanges"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SalesPerson"];
                    };
                };
                /** @description No such person */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description It has shops or salesmen, or somebody else changed it meanwhile */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A field is wrong, or there is no such supervisor */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        post?: never;
        /**
         * Deactivate a sales person.
         * @description For whoever may write sales people; for one who has neither shops nor salesmen. Doing it twice
         *     changes nothing more; `PUT` with `is_active: true` brings the person back.
         *
         *     Refusals: `parts.sales_person.not_found`, `parts.sales_person.has_shops` and
         *     `parts.sales_person.has_team` with their `count`.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["SalesId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SalesPerson"];
                    };
                };
                /** @description No such person */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description It still has shops or salesmen */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/sales-people/{id}/hand-over": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hand over all shops of a salesman, or all salesmen of a supervisor.
         * @description For whoever may write sales people. Inactive shops and salesmen go along, so that whoever
         *     leaves has nothing left. Orders that were placed go with their shops. Doing it twice moves
         *     nothing more.
         *
         *     Refusals: `parts.sales_person.not_found`, `parts.sales_person.unknown_receiver`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["SalesId"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["HandOverInput"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["HandedOver"];
                    };
                };
                /** @description No such person */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The receiver is not one */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/shops": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List shops for the office, by name.
         * @description For whoever may see shops.
         *
         *     Refusals: `platform.invalid` (`search`, `page`, `per_page`, …).
         */
        get: {
            parameters: {
                query?: {
                    /** @description Part of a name, code, phone or city; at most 100 characters. */
                    search?: string;
                    /** @description Only this salesman's shops. */
                    salesman?: components["schemas"]["SalesId"];
                    /** @description `true`: only active ones; `false`: only the others; both unless asked. */
                    active?: boolean;
                    /** @description `true`: only those without an id in the old system. */
                    unlinked?: boolean;
                    /** @description Which page, from 1. */
                    page?: number;
                    /** @description Rows of a page, at most 100; 20 unless asked otherwise. */
                    per_page?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["List_AdminShop"];
                    };
                };
                /** @description A parameter is wrong */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        /**
         * Add a shop.
         * @description For whoever may write shops. It can sign in at once with its number or its code.
         *
         *     Refusals: `platform.invalid` naming every wrong field, `parts.shop.unknown_salesman`,
         *     `parts.shop.code_taken`, `identity.account.phone_taken`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ShopInput"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AdminShop"];
                    };
                };
                /** @description The code or the number is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A field is wrong, or there is no such salesman */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/shops/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a shop to the office.
         * @description For whoever may see shops; inactive ones too.
         *
         *     Refusals: `parts.shop.not_found`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["ShopId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AdminShop"];
                    };
                };
                /** @description No such shop */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        /**
         * Change a shop.
         * @description For whoever may write shops. Another number, or `is_active: false`, signs its devices out at
         *     once. Its orders stay and can still be decided. Without `version` the last to write wins, field
         *     by field.
         *
         *     Refusals: `platform.invalid` naming every wrong field, `parts.shop.not_found`,
         *     `parts.shop.unknown_salesman`, `parts.shop.code_taken`, `identity.account.phone_taken`,
         *     `parts.shop.changed_meanwhile`.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["ShopId"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ShopChanges"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AdminShop"];
                    };
                };
                /** @description No such shop */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The code or the number is taken, or somebody else changed it meanwhile */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A field is wrong, or there is no such salesman */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        post?: never;
        /**
         * Deactivate a shop.
         * @description For whoever may write shops. Its devices are signed out at once, on every node, and it gets no
         *     more codes. Its orders stay and can still be decided. Doing it twice changes nothing more;
         *     `PUT` with `is_active: true` lets it in again.
         *
         *     Refusals: `parts.shop.not_found`.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["ShopId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AdminShop"];
                    };
                };
                /** @description No such shop */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the office's users.
         * @description Whoever may `identity.users.manage`. By name; also those who may not come in, unless filtered.
         *     Refusals: `platform.invalid` (`role`, `active`, `page`, `per_page`).
         */
        get: {
            parameters: {
                query?: {
                    /** @description Part of a name or of an address. */
                    search?: string;
                    /** @description Users with this role. */
                    role?: "super_admin" | "admin" | "supervisor" | "agent";
                    /** @description Users who may come in, or those who may not. */
                    active?: boolean;
                    /** @description The page, from 1. */
                    page?: number;
                    /** @description Rows of a page, 1–100. */
                    per_page?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The users */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["List_OfficeUser"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Take somebody into the office.
         * @description Whoever may `identity.users.manage`. Without a password a mail invites them to choose one within
         *     three days. Refusals: `platform.invalid` (`name`, `email`, `password`),
         *     `identity.account.email_taken`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewUser"];
                };
            };
            responses: {
                /** @description The user */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OfficeUser"];
                    };
                };
                /** @description The e-mail address is registered already */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A field is not right */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show one user of the office.
         * @description Whoever may `identity.users.manage`. Refusals: `identity.user.not_found`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description The user's id */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The user */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OfficeUser"];
                    };
                };
                /** @description No such user here */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        /**
         * Change a user of the office.
         * @description Whoever may `identity.users.manage`. A new role holds from the user's next request on, on every
         *     node; `is_active: false` signs all their devices out at once. Nobody changes their own role or
         *     locks themselves out. Refusals: `platform.invalid` (`name`, `email`),
         *     `identity.user.not_found`, `.yourself`, `.last_super_admin`, `.shared` (name and address of an
         *     account that another business knows too), `identity.account.email_taken`.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description The user's id */
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["UserChanges"];
                };
            };
            responses: {
                /** @description The user */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OfficeUser"];
                    };
                };
                /** @description No such user here */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Oneself, the last super admin, or an address that is taken */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A field is not right */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        post?: never;
        /**
         * Deactivate a user of the office.
         * @description Whoever may `identity.users.manage`. All their devices are signed out at once, on every node;
         *     nothing they did is lost, and `PUT` with `is_active: true` lets them back in. Doing it again
         *     changes nothing. Refusals: `identity.user.not_found`, `.yourself`, `.last_super_admin`.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description The user's id */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The user, who may not come in */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OfficeUser"];
                    };
                };
                /** @description No such user here */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Oneself, or the last super admin */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/users/{id}/reset-totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Switch a user's second step off.
         * @description Whoever may `identity.users.manage`, for others. The user signs in by password alone until they
         *     switch it on again; devices that are signed in stay so. Doing it again changes nothing.
         *     Refusals: `identity.user.not_found`, `.yourself`, `.shared`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description The user's id */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The user, without a second step */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OfficeUser"];
                    };
                };
                /** @description No such user here */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Oneself, or an account that another business knows too */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/admin/users/{id}/send-reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mail a user a link to choose a password.
         * @description Whoever may `identity.users.manage`. Somebody who never had a password is invited again, for
         *     three days; others get the link of a forgotten password, for one hour. The password they have
         *     keeps working. Refusals: `identity.user.not_found`, `.inactive`, `.no_email`;
         *     `platform.too_many` after three mails within an hour.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description The user's id */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A mail is on its way */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description No such user here */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The user is not active or has no address */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Too many mails to this address */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign out.
         * @description Any signed-in caller. Ends this session on every node and takes the cookies away.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Signed out */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tell who is signed in.
         * @description For anybody who is signed in.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Me"];
                    };
                };
                /** @description Not signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/request-otp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for a one-time code.
         * @description For anybody. The code goes by WhatsApp to the shop's number; an unknown number or shop code
         *     gets the same answer in the same time, and no message. Refuses a wrong field (422) and too many
         *     requests (429 with `Retry-After`).
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RequestInput"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RequestAnswer"];
                    };
                };
                /** @description A field is wrong */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Too often */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/verify-otp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in with a one-time code.
         * @description For anybody. Opens a session of 7 days that use extends, and sets the browser's cookies. A
         *     code works once; after 5 wrong tries it dies and the number is blocked for 15 minutes. Refuses
         *     a wrong code (422) and a blocked number (429 with `Retry-After`).
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["VerifyInput"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["VerifyAnswer"];
                    };
                };
                /** @description The code or a field is wrong */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Blocked after too many wrong codes */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cart": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show the cart.
         * @description For shops: the one cart that all devices of the shop share.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Cart"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cart/add": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add a product to the cart.
         * @description For shops. A product that is there already gets the pieces on top. The shop's other devices
         *     hear of it. Refuses an unknown product (404), one that is no longer sold (409), a quantity
         *     beyond 9,999 (422) and a full cart (409).
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AddInput"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Cart"];
                    };
                };
                /** @description No such product */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description No longer sold, or the cart is full */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The quantity is wrong */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cart/checkout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Order what is in the cart.
         * @description For shops. Prices are those of the server at this moment. The cart is emptied, the office is
         *     told. Needs an `Idempotency-Key`: the same key again answers 200 with the same order. Refuses
         *     an empty cart (422), a product that is no longer sold (409 naming it), a key used for another
         *     request (409) and, where stock is enforced, what is out of stock (409 naming product and rest).
         */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description Chosen by the client, once per order */
                    "Idempotency-Key": string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CheckoutInput"];
                };
            };
            responses: {
                /** @description The key was used before */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Order"];
                    };
                };
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Order"];
                    };
                };
                /** @description No longer sold, out of stock, or the key stands for something else */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The cart is empty, or a field is wrong */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cart/clear": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Empty the cart.
         * @description For shops. An empty cart stays empty. The shop's other devices hear of it.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Cart"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cart/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add many products to the cart: a quick order from pasted lines or a spreadsheet.
         * @description For shops. Takes JSON with `text`, a form's `file`, or the file as the body, CSV or XLSX, of at
         *     most 1,000 rows; titles are optional. Codes fit without their dashes and in any case; rows of
         *     one product add up. A row that cannot be taken says why and stops no other; an unknown code
         *     comes with up to three suggestions. The shop's other devices hear of it. An `Idempotency-Key`
         *     is honoured when sent: the same answer, and nothing added twice.
         *
         *     Refusals: `platform.too_large`, `platform.sheet.*` for what is wrong with the whole list,
         *     `platform.idempotency_key_reused`.
         */
        post: {
            parameters: {
                query?: {
                    /** @description `true`: only show what would be added. */
                    dry_run?: boolean;
                };
                header?: {
                    /** @description Chosen by the client, once per list */
                    "Idempotency-Key"?: string | null;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["PastedList"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ImportedCart"];
                    };
                };
                /** @description Not a list */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cart/item/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set the quantity of a line.
         * @description For shops. The shop has then seen today's price. Its other devices hear of it. Refuses a line
         *     that is not in this cart (404) and a quantity beyond 1 to 9,999 (422).
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["CartItemId"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ChangeInput"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Cart"];
                    };
                };
                /** @description No such line */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The quantity is wrong */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        post?: never;
        /**
         * Take a line out of the cart.
         * @description For shops. Its other devices hear of it. Refuses a line that is not in this cart (404).
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["CartItemId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Cart"];
                    };
                };
                /** @description No such line */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/agents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the agents.
         * @description For everybody at the desk: all whose role may answer, with their names for what they wrote.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Agents"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/agents/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change how much an agent takes, or their shift.
         * @description For supervisors. Whoever may take more is given what waits; nobody loses what they have.
         *
         *     Refusals: `platform.invalid` (`capacity`), `desk.agent.not_found`.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["AccountId"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AgentChanges"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Agent"];
                    };
                };
                /** @description No such agent */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/contacts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a contact.
         * @description For whoever sees a conversation with it. The id of a contact that was merged leads to the one it is now.
         *
         *     Refusals: `desk.contact.not_found`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["ContactId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Contact"];
                    };
                };
                /** @description No such contact */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        /**
         * Change what agents know of a contact.
         * @description For agents who see a conversation with it. An empty text takes it away, as `null` does.
         *
         *     Refusals: `platform.invalid` naming every wrong field, `desk.contact.not_found`.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["ContactId"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ContactChanges"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Contact"];
                    };
                };
                /** @description No such contact */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/contacts/{id}/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show what the house knows of a contact's number: the shop that has it, with its open orders.
         * @description For whoever sees a conversation with it. Opening what is shown asks for that module's permission.
         *
         *     Refusals: `desk.contact.not_found`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["ContactId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ContactLinks"];
                    };
                };
                /** @description No such contact */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/contacts/{id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Merge another contact into this one.
         * @description For supervisors. The other one's ids and conversations move here; its id leads here from then on.
         *     Where both have a conversation under way in one inbox, the other's is resolved.
         *
         *     Refusals: `desk.contact.not_found`, `desk.merge.impossible`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["ContactId"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["MergeOf"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Contact"];
                    };
                };
                /** @description No such contact */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/conversations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List conversations, newest first.
         * @description For everybody at the desk: agents see their own, nobody's, and those they were named in, unless
         *     the business lets them see all; supervisors and admins see all.
         *
         *     Refusals: `platform.invalid` (`state`, `assignee`, `cursor`, `limit`).
         */
        get: {
            parameters: {
                query?: {
                    /**
                     * @description `open`, `pending`, `snoozed`, `resolved`, or `active` for all but the resolved ones; all
                     *     unless asked otherwise.
                     */
                    state?: string;
                    /** @description `me`, `none`, or an account's id. */
                    assignee?: string;
                    /** @description Of this inbox. */
                    inbox?: components["schemas"]["InboxId"];
                    /** @description Handed to this team. */
                    team?: components["schemas"]["TeamId"];
                    /** @description With this label. */
                    label?: components["schemas"]["LabelId"];
                    /** @description Of this contact. */
                    contact?: components["schemas"]["ContactId"];
                    /** @description Of this urgency. */
                    priority?: "low" | "normal" | "high" | "urgent";
                    /** @description `true`: whose customers wait for an answer. */
                    waiting?: boolean;
                    /** @description `true`: with messages of the customer that the caller has not read. */
                    unread?: boolean;
                    /** @description The `next` of the page before. */
                    cursor?: string;
                    /** @description Rows of a page, 1 to 100; 50 unless asked otherwise. */
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Conversations"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Write to somebody first.
         * @description For agents. Needs an `Idempotency-Key`. Goes on with the conversation that is under way with
         *     that number, or was resolved a short while ago, if the caller sees it; else it begins one that
         *     is the caller's.
         *
         *     Refusals: `platform.invalid` (`phone`, `text`), `platform.idempotency_key_missing`,
         *     `platform.idempotency_key_reused`, `desk.conversation.unknown_inbox`,
         *     `desk.conversation.window_closed`, `desk.conversation.not_found` for one of somebody else's.
         */
        post: {
            parameters: {
                query?: never;
                header: {
                    "idempotency-key": string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewConversation"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Conversation"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/conversations/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Count conversations for the tabs.
         * @description For everybody at the desk; counts what the caller sees.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Counts"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/conversations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a conversation.
         * @description For whoever sees it.
         *
         *     Refusals: `desk.conversation.not_found`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["ConversationId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Conversation"];
                    };
                };
                /** @description No such conversation */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        /**
         * Change where a conversation stands, how urgent it is, and its labels.
         * @description For agents who see it. What is resolved asks the customer how they liked it, where the inbox
         *     does, and makes room for who waits. Each change is a line in its timeline.
         *
         *     Refusals: `desk.conversation.not_found`, `desk.conversation.resolved`,
         *     `desk.conversation.another_open`, `desk.conversation.bad_snooze`,
         *     `desk.conversation.unknown_label`.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["ConversationId"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ConversationChanges"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Conversation"];
                    };
                };
                /** @description No such conversation */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/conversations/{id}/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hand a conversation to an agent or a team, or back to the pool.
         * @description For whoever may assign and sees the conversation. Capacity does not stop a person. Without an
         *     agent it goes to the next one of the team, or of all, who is there; the agent who hands it over
         *     is not given it again at once. A note becomes one of the conversation.
         *
         *     Refusals: `platform.invalid` (`note`), `desk.conversation.not_found`, `desk.agent.unknown`,
         *     `desk.team.unknown`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["ConversationId"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Handover"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Conversation"];
                    };
                };
                /** @description No such conversation */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/conversations/{id}/assignments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List a conversation's changes of hands.
         * @description For whoever sees the conversation.
         *
         *     Refusals: `desk.conversation.not_found`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["ConversationId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Assignments"];
                    };
                };
                /** @description No such conversation */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/conversations/{id}/macros/{macro}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Fill a ready answer for a conversation.
         * @description For whoever sees the conversation. Nothing is sent.
         *
         *     Refusals: `desk.conversation.not_found`, `desk.macro.not_found`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["ConversationId"];
                    macro: components["schemas"]["MacroId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FilledAnswer"];
                    };
                };
                /** @description Nothing there */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        /**
         * Do what else a ready answer does.
         * @description For agents who see the conversation, after its words were sent.
         *
         *     Refusals: `desk.conversation.not_found`, `desk.macro.not_found`, `desk.team.unknown`, and those
         *     of changing a conversation.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["ConversationId"];
                    macro: components["schemas"]["MacroId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Conversation"];
                    };
                };
                /** @description Nothing there */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/conversations/{id}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the messages of a conversation.
         * @description For whoever sees it. The newest ones unless a place is named; either `before` or `after`.
         *
         *     Refusals: `desk.conversation.not_found`, `platform.invalid` (`limit`, `after`).
         */
        get: {
            parameters: {
                query?: {
                    /** @description Those before this place: the page above. */
                    before?: number;
                    /** @description Those after this place, oldest first: what a screen missed. */
                    after?: number;
                    /** @description Rows of a page, 1 to 100; 50 unless asked otherwise. */
                    limit?: number;
                };
                header?: never;
                path: {
                    id: components["schemas"]["ConversationId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DeskMessages"];
                    };
                };
                /** @description No such conversation */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        /**
         * Send a message to the customer.
         * @description For agents who see the conversation. Needs an `Idempotency-Key`: the same key again answers with
         *     the first message and sends nothing. It is durable when this answers, leaves in order, and its
         *     `state` follows by `desk.message_changed`. A conversation that is nobody's becomes the caller's;
         *     one that is resolved opens.
         *
         *     Refusals: `platform.invalid` (`text`, `attachment`), `platform.idempotency_key_missing`,
         *     `platform.idempotency_key_reused`, `desk.conversation.not_found`,
         *     `desk.conversation.window_closed`, `desk.conversation.cannot_send`,
         *     `desk.conversation.another_open`, `desk.message.unknown_quote`, `desk.message.unknown_file`.
         */
        post: {
            parameters: {
                query?: never;
                header: {
                    "idempotency-key": string;
                };
                path: {
                    id: components["schemas"]["ConversationId"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewReply"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DeskMessage"];
                    };
                };
                /** @description No such conversation */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/conversations/{id}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Write a note that the customer does not see.
         * @description For agents who see the conversation.
         *
         *     Refusals: `platform.invalid` (`text`, `mentions`), `desk.conversation.not_found`,
         *     `desk.message.unknown_mention`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["ConversationId"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewNote"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DeskMessage"];
                    };
                };
                /** @description No such conversation */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/conversations/{id}/presence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tell colleagues that the caller looks at a conversation, or types in it.
         * @description For whoever sees it. Nothing is kept: the event `desk.presence` tells it to whoever sees the
         *     conversation, so that two do not answer at once.
         *
         *     Refusals: `desk.conversation.not_found`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["ConversationId"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Here"];
                };
            };
            responses: {
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PresenceTold"];
                    };
                };
                /** @description No such conversation */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/conversations/{id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mark a conversation as read up to a message.
         * @description For whoever sees it, for themselves. A mark only moves forward; notes that name the caller are
         *     seen with it. Answers the mark as it is.
         *
         *     Refusals: `desk.conversation.not_found`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["ConversationId"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ReadMark"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReadMark"];
                    };
                };
                /** @description No such conversation */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Upload a file to be sent.
         * @description For agents. A form with the field `file`, or the bare bytes: JPEG, PNG, WebP or PDF, told by its
         *     content, 10 MB at most. The same file again is the same file.
         *
         *     Refusals: `platform.file.unknown_kind`, `platform.too_large`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/octet-stream": number[];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["UploadedFile"];
                    };
                };
                /** @description Too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/inboxes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the inboxes and their rules.
         * @description For everybody at the desk. An inbox appears by itself when its line first receives a message.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Inboxes"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/inboxes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change an inbox's rules.
         * @description For whoever may manage the desk. New targets hold for what arrives from now on.
         *
         *     Refusals: `platform.invalid` naming every wrong field, `desk.inbox.not_found`,
         *     `desk.team.unknown`.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["InboxId"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["InboxChanges"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Inbox"];
                    };
                };
                /** @description No such inbox */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/labels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the labels.
         * @description For everybody at the desk.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Labels"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Make a label.
         * @description For whoever may manage the desk.
         *
         *     Refusals: `platform.invalid` (`name`, `colour`), `desk.label.name_taken`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewLabel"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Label"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/labels/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change a label.
         * @description For whoever may manage the desk. One that may not be given any more stays where it is.
         *
         *     Refusals: `platform.invalid` (`name`, `colour`), `desk.label.not_found`,
         *     `desk.label.name_taken`.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["LabelId"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["LabelChanges"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Label"];
                    };
                };
                /** @description No such label */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/macros": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the ready answers.
         * @description For everybody at the desk.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReadyAnswers"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Make a ready answer.
         * @description For whoever may manage the desk.
         *
         *     Refusals: `platform.invalid` naming every wrong field, `desk.macro.shortcut_taken`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewReadyAnswer"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReadyAnswer"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/macros/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change a ready answer.
         * @description For whoever may manage the desk.
         *
         *     Refusals: `platform.invalid` naming every wrong field, `desk.macro.not_found`,
         *     `desk.macro.shortcut_taken`.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["MacroId"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ReadyAnswerChanges"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ReadyAnswer"];
                    };
                };
                /** @description No such ready answer */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show the caller as an agent.
         * @description For agents; whoever was never seen is away.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OwnStanding"];
                    };
                };
            };
        };
        /**
         * Begin or end the caller's shift.
         * @description For agents. Whoever begins is given what waits, up to their capacity; whoever ends keeps what
         *     they have.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["MyAvailability"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OwnStanding"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/me/heartbeat": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that the caller's screen is there.
         * @description For agents, each half a minute while the desk is open in front of them. Whoever is on shift and
         *     was away is given what waits. Written down no more often than every fifteen seconds.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["OwnStanding"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/merge-proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List contacts that seem to be one.
         * @description For supervisors.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Proposals"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/merge-proposals/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide whether two contacts are one.
         * @description For supervisors. If they are, the older one stays, with the ids, conversations and labels of both.
         *
         *     Refusals: `desk.merge.not_found`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["ProposalId"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Decision"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Contact"];
                    };
                };
                /** @description No such proposal */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/messages/{id}/media": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show the file of a message.
         * @description For whoever sees its conversation. Leads to a signed link that lives five minutes.
         *
         *     Refusals: `desk.message.not_found`, `desk.message.no_file`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["DeskMessageId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Where the file is */
                307: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description No such file */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/messages/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a message again that did not arrive.
         * @description For agents who see its conversation; messages whose `state` is `failed` or `unknown`. One that
         *     is `unknown` may arrive twice.
         *
         *     Refusals: `desk.message.not_found`, `desk.message.not_retryable`,
         *     `desk.conversation.window_closed`, `desk.conversation.cannot_send`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["DeskMessageId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DeskMessage"];
                    };
                };
                /** @description No such message */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show what happened at the desk.
         * @description For supervisors. Days and hours are the business's.
         *
         *     Refusals: `platform.invalid` (`from`, `to`).
         */
        get: {
            parameters: {
                query?: {
                    /**
                     * @description The first day, in the business's zone; 29 days before the last unless told otherwise.
                     * @example 2026-11-01
                     */
                    from?: string;
                    /**
                     * @description The last day; today unless told otherwise. 92 days at most.
                     * @example 2026-11-30
                     */
                    to?: string;
                    /** @description Only this inbox. */
                    inbox?: components["schemas"]["InboxId"];
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DeskReport"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/reports/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Save what happened at the desk as a file.
         * @description For supervisors. In the caller's language.
         *
         *     Refusals: `platform.invalid` (`from`, `to`, `format`), `platform.report.*`.
         */
        get: {
            parameters: {
                query: {
                    /**
                     * @description The first day, as in `GET /api/desk/reports`.
                     * @example 2026-11-01
                     */
                    from?: string;
                    /**
                     * @description The last day.
                     * @example 2026-11-30
                     */
                    to?: string;
                    /** @description Only this inbox. */
                    inbox?: components["schemas"]["InboxId"];
                    /**
                     * @description `pdf`, `xlsx` or `csv`; a CSV has the agents.
                     * @example pdf
                     */
                    format: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The file */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/octet-stream": unknown;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Search messages, notes and contacts.
         * @description For everybody at the desk; finds only in conversations that the caller sees. Words are found by
         *     their beginnings, in any case.
         *
         *     Refusals: `platform.invalid` (`q`, `cursor`).
         */
        get: {
            parameters: {
                query?: {
                    /** @description Words, or a number in any spelling; 100 characters at most. */
                    q?: string;
                    /** @description The `next` of the page before; contacts are on the first page only. */
                    cursor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Findings"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show what holds for the whole desk.
         * @description For everybody at the desk.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DeskSettings"];
                    };
                };
            };
        };
        /**
         * Change what holds for the whole desk.
         * @description For whoever may manage the desk. Screens that are open show the change at their next fetch.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["DeskSettings"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DeskSettings"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/teams": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the teams.
         * @description For everybody at the desk; those that are off too.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Teams"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Make a team.
         * @description For whoever may manage the desk.
         *
         *     Refusals: `platform.invalid` (`name`, `members`), `desk.team.name_taken`,
         *     `desk.team.unknown_agent`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewTeam"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Team"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk/teams/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change a team.
         * @description For whoever may manage the desk. Conversations that it has stay with it.
         *
         *     Refusals: `platform.invalid` (`name`, `members`), `desk.team.not_found`,
         *     `desk.team.name_taken`, `desk.team.unknown_agent`.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["TeamId"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["TeamChanges"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Team"];
                    };
                };
                /** @description No such team */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/files/{tenant}/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a file to whoever holds its signed link.
         * @description Open to anybody with the link, until it ends. Refuses with `platform.not_found` when the link
         *     is wrong, over, or its file is gone.
         */
        get: {
            parameters: {
                query: {
                    /** @description When the link ends, in seconds since the epoch. */
                    until: number;
                    /** @description Our signature over tenant, name and end. */
                    signature: string;
                };
                header?: never;
                path: {
                    tenant: string;
                    name: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The file */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description No such link */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the business's WhatsApp numbers with their connection and what they have sent.
         * @description For whoever may see the numbers. `line.changed` tells when one of them is in another state.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Lines"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Set up a WhatsApp number.
         * @description For whoever may manage the numbers. It starts at once; a number that is linked by QR waits for
         *     a person. Audited, without its secrets.
         *
         *     Refusals: `platform.invalid`, `messaging.line.name_taken`, `messaging.line.not_simulated`,
         *     `messaging.line.driver_missing`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["NewLine"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LineView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lines/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show one WhatsApp number.
         * @description For whoever may see the numbers.
         *
         *     Refusals: `messaging.line.not_found`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["LineId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LineView"];
                    };
                };
            };
        };
        /**
         * Change a WhatsApp number, or switch it on or off.
         * @description For whoever may manage the numbers. New settings or secrets start its driver anew. Audited,
         *     without its secrets.
         *
         *     Refusals: `platform.invalid`, `messaging.line.not_found`, `messaging.line.name_taken`,
         *     `messaging.line.other_driver`.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["LineId"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["LineChange"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LineView"];
                    };
                };
            };
        };
        post?: never;
        /**
         * Take a WhatsApp number away.
         * @description For whoever may manage the numbers. Its link ends, its credentials are wiped, what waited to
         *     leave by it is cancelled; its messages stay in the log. Audited.
         *
         *     Refusals: `messaging.line.not_found`.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["LineId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lines/{id}/log-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End a number's link: the phone's list of linked devices forgets us.
         * @description For whoever may manage the numbers. The credentials are wiped; messages wait until it is
         *     linked again. Audited.
         *
         *     Refusals: `messaging.line.not_found`, `messaging.line.not_paired`, `messaging.line.off`,
         *     `messaging.line.gateway_failed`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["LineId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LineView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lines/{id}/pair": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin to link a number to a phone.
         * @description For whoever may manage the numbers. From then on `GET /api/lines/{id}/qr` shows what the phone
         *     scans, until it has or nobody did for a while. Audited.
         *
         *     Refusals: `messaging.line.not_found`, `messaging.line.not_paired`, `messaging.line.off`,
         *     `messaging.line.gateway_failed`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["LineId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LineView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lines/{id}/pair-code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for a code that is typed on the phone, in place of a QR.
         * @description For whoever may manage the numbers.
         *
         *     Refusals: `messaging.line.not_found`, `messaging.line.not_paired`, `messaging.line.off`,
         *     `messaging.line.gateway_failed`, `platform.phone.*`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["LineId"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["PairByCode"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["PairCode"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lines/{id}/qr": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show what the phone scans to link a number.
         * @description For whoever may manage the numbers.
         *
         *     Refusals: `messaging.line.not_found`, `messaging.line.not_paired`, `messaging.line.off`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["LineId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LineQr"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/lines/{id}/restart": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bring a number's link up again.
         * @description For whoever may manage the numbers: after a repair at the provider, or when a link hangs.
         *     Audited.
         *
         *     Refusals: `messaging.line.not_found`, `messaging.line.off`, `messaging.line.banned`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["LineId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["LineView"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tell where to listen, and what was missed.
         * @description Any signed-in caller; hears only of what its role or account may see. Connect to `/app/{key}`
         *     with a client of the Pusher protocol, subscribe to every channel, then ask here with `since`:
         *     what happens in between is told twice rather than never. `resync` is true after more than 200
         *     events in the business, after more than a day, and for a `since` that is none of ours.
         */
        get: {
            parameters: {
                query?: {
                    /**
                     * @description The `last` of the previous answer, or the id of an event that was heard since. Without it
                     *     nothing is told again.
                     */
                    since?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Key, channels and what was missed */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Listening"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List your orders, newest first.
         * @description For shops: their own orders with their timelines.
         */
        get: {
            parameters: {
                query?: {
                    /**
                     * @description Only orders in this state: `pending`, `submitted_to_datapart`, `approved`, `rejected` or
                     *     `cancelled`.
                     */
                    status?: string;
                    /**
                     * @description Part of an order's number, of its sales order's number, or of the name or code of a product
                     *     in it. At most 100 characters.
                     */
                    search?: string;
                    /** @description Which page, from 1. */
                    page?: number;
                    /** @description Rows of a page, at most 100; 20 unless asked otherwise. */
                    per_page?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["List_Order"];
                    };
                };
                /** @description A parameter is wrong */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show an order with its timeline.
         * @description For shops: their own orders; others are not found.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["OrderId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Order"];
                    };
                };
                /** @description No such order */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel an order.
         * @description For shops: their own orders, while they are pending. The office's screens hear of it. Refuses
         *     an order of somebody else (404), and one that is approved, rejected or cancelled (409).
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["OrderId"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["CancelInput"];
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Order"];
                    };
                };
                /** @description No such order */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description No longer pending */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/orders/{id}/reorder": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put an order's lines in the cart again.
         * @description For shops: their own orders, in any state. The lines come on top of what is in the cart, at
         *     today's prices, under the same rules as adding them one by one: a product that is no longer
         *     sold, pieces beyond 9,999 of one product and lines beyond 2,000 are told as skipped. The shop's
         *     other devices hear of it. With an `Idempotency-Key`, the same key again copies nothing more and
         *     answers with the cart as it then is.
         *
         *     Refusals: `parts.order.not_found`, `platform.idempotency_key_reused`.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Chosen by the client, once per wish */
                    "Idempotency-Key"?: string | null;
                };
                path: {
                    id: components["schemas"]["OrderId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Reordered"];
                    };
                };
                /** @description No such order */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The key stands for something else */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List products: search by name or code, filter, sort.
         * @description For shops. Shows active products only. `meta.facets.category` counts what the search finds in
         *     every category.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Words of a name, or a code or part of one; typos are forgiven. At most 100 characters. */
                    search?: string;
                    /** @description Only this category, e.g. `OIL`. */
                    category?: string;
                    /** @description `true`: only what is known to be in stock. */
                    in_stock?: boolean;
                    /** @description The order; `relevance` unless asked otherwise, which is by name without a search. */
                    sort?: "relevance" | "name" | "price" | "-price" | "code" | "stock" | "-updated_at";
                    /** @description Which page, from 1. */
                    page?: number;
                    /** @description Rows of a page, at most 100; 20 unless asked otherwise. */
                    per_page?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ProductList"];
                    };
                };
                /** @description A parameter is wrong */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/products/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a product.
         * @description For shops; a product that is no longer sold is not found.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["ProductId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Product"];
                    };
                };
                /** @description No such product */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/products/{id}/stock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Ask for a product's stock, live.
         * @description For shops. Asks the old system; while that is away, answers what was last known and since
         *     when. What is learnt is shown in lists from then on.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["ProductId"];
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Stock"];
                    };
                };
                /** @description No such product */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/realtime": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tell how the real-time server is doing.
         * @description Permission `realtime.read`. In an installation of one business its people see every app; where
         *     several share one, each sees its own screens only.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Nodes and apps */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["RealtimeOverview"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/realtime/{app}/channels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List an app's channels that have subscribers.
         * @description Permission `realtime.read`; those that the caller may see, the busiest first.
         *
         *     Refusals: `realtime.unknown_app`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description What the name begins with. */
                    prefix?: string;
                    /** @description Which page, from 1. */
                    page?: number;
                    /** @description Rows of a page, at most 100; 20 unless asked otherwise. */
                    per_page?: number;
                };
                header?: never;
                path: {
                    /** @description The app's id */
                    app: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Channels */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["List_RealtimeChannel"];
                    };
                };
                /** @description No such app */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tell who is signed in.
         * @description Any signed-in caller.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The caller */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Current"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List my devices.
         * @description Whoever may `identity.sessions.own`: only their own, only in this business.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The devices that are signed in */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Devices"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions/revoke-others": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign out all my other devices.
         * @description Whoever may `identity.sessions.own`: their own devices, in this business. They are out at their
         *     next request, and their open screens hear `session.revoked`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The other devices are signed out */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Revoked"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Sign out one of my devices.
         * @description Whoever may `identity.sessions.own`. The device is out at its next request, and its open
         *     screens hear `session.revoked`. Refusals: `platform.not_found` for a session that is not the
         *     caller's or has ended.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    /** @description The session's id */
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The device is signed out */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description No such device of the caller's */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/simulator/lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the business's simulated lines and what they are in.
         * @description Open to anybody; there only with the WhatsApp driver `simulator`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SimulatorLines"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/simulator/lines/{id}/acts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let something befall a simulated line: unlink, ban, airplane mode, slow mode, a scanned QR.
         * @description Open to anybody; there only with the WhatsApp driver `simulator`.
         *
         *     Refusals: `messaging.simulator.no_line`, `messaging.simulator.no_qr`,
         *     `messaging.simulator.out_of_range`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: components["schemas"]["LineId"];
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SimulatorFate"];
                };
            };
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/simulator/mailbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show the development mailbox, newest mail first; the newest 200.
         * @description Open to anybody; there only with the mail driver `mailbox`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Mailbox"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/simulator/messages/{id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show the file of a message on a simulated phone.
         * @description Open to anybody; there only with the WhatsApp driver `simulator`.
         *
         *     Refusals: `platform.not_found`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description A simulated line of the business; its first one unless given. */
                    line?: components["schemas"]["LineId"];
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The file */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/simulator/phones": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the simulated phones, newest message first.
         * @description Open to anybody; there only with the WhatsApp driver `simulator`.
         */
        get: {
            parameters: {
                query?: {
                    /** @description A simulated line of the business; its first one unless given. */
                    line?: components["schemas"]["LineId"];
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SimulatorPhones"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/simulator/phones/{phone}/acts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Do something as the owner of a simulated phone: switch it off, type, react.
         * @description Open to anybody; there only with the WhatsApp driver `simulator`.
         *
         *     Refusals: `messaging.simulator.no_message`, `messaging.simulator.no_line`.
         */
        post: {
            parameters: {
                query?: {
                    /** @description A simulated line of the business; its first one unless given. */
                    line?: components["schemas"]["LineId"];
                };
                header?: never;
                path: {
                    /** @example 0812-3456-789 */
                    phone: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SimulatorAct"];
                };
            };
            responses: {
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/simulator/phones/{phone}/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a file to the business as the owner of a simulated phone.
         * @description Open to anybody; there only with the WhatsApp driver `simulator`. A form with `file`, and
         *     `text` for its caption.
         *
         *     Refusals: `platform.too_large`, `platform.upload_broken`, `messaging.simulator.too_long`.
         */
        post: {
            parameters: {
                query?: {
                    /** @description A simulated line of the business; its first one unless given. */
                    line?: components["schemas"]["LineId"];
                };
                header?: never;
                path: {
                    /** @example 0812-3456-789 */
                    phone: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "multipart/form-data": number[];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SimulatorMessage"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/simulator/phones/{phone}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a simulated phone's chat, oldest message first; the newest 500.
         * @description Open to anybody; there only with the WhatsApp driver `simulator`. What the business wrote counts
         *     as read from then on. The phone may be spelt in any way people write numbers.
         */
        get: {
            parameters: {
                query?: {
                    /** @description A simulated line of the business; its first one unless given. */
                    line?: components["schemas"]["LineId"];
                };
                header?: never;
                path: {
                    /** @example 0812-3456-789 */
                    phone: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SimulatorMessages"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Write a message to the business as the owner of a simulated phone.
         * @description Open to anybody; there only with the WhatsApp driver `simulator`. The modules that listen for
         *     incoming messages hear of it at once.
         *
         *     Refusals: `messaging.simulator.empty`, `messaging.simulator.too_long`.
         */
        post: {
            parameters: {
                query?: {
                    /** @description A simulated line of the business; its first one unless given. */
                    line?: components["schemas"]["LineId"];
                };
                header?: never;
                path: {
                    /** @example 0812-3456-789 */
                    phone: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SimulatorText"];
                };
            };
            responses: {
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SimulatorMessage"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/webhook/whatsapp-inbound": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Answer Meta's handshake when the webhook is set up.
         * @description For Meta: echoes the challenge to whoever knows the verify token of one of the business's
         *     numbers.
         *
         *     Refusals: `messaging.inbound.wrong_token`.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The challenge */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/plain": unknown;
                    };
                };
            };
        };
        put?: never;
        /**
         * Take in what a WhatsApp gateway posts: messages, receipts, states.
         * @description For gateways. Reads the dialects of Meta's Cloud API, WAHA, whatsapp-web.js and
         *     go-whatsapp-web-multidevice by the body's shape. Signed with the secret of one of the
         *     business's numbers (`X-Hub-Signature-256`, `X-Webhook-Hmac`, or `X-Niaga-Signature` with
         *     `X-Niaga-Timestamp`), or with its token (`X-Niaga-Token`, `Authorization: Bearer`, `?token=`).
         *     All of it is stored before the answer; the same message twice is stored once. What nobody
         *     understands is kept, and answered with 202.
         *
         *     Refusals: `messaging.inbound.unproven`, `messaging.inbound.malformed`, `platform.too_large`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            /** @description What the gateway tells */
            requestBody: {
                content: {
                    "application/json": Record<string, never>;
                };
            };
            responses: {
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Received"];
                    };
                };
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Received"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in with a password.
         * @description Anybody with an account; without membership in this business the role is `none`. Refusals:
         *     `identity.sign_in.wrong`, `.totp_required`, `.totp_wrong` (401); `platform.too_many` (429) after 5 failed sign-ins within 15
         *     minutes to one account or from one address.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Login"];
                };
            };
            responses: {
                /** @description Signed in */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Access"];
                    };
                };
                /** @description The address or the password is wrong, or the second step is missing or wrong */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Too many failed sign-ins */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/profile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tell whose token it is.
         * @description Any signed-in caller.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The caller */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["User"];
                    };
                };
                /** @description Nobody is signed in */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Register an account.
         * @description Anybody. The account belongs to no business yet; it signs in by `POST /auth/login` with the
         *     role `none`. Refusals: `platform.invalid`, `identity.account.name_invalid`,
         *     `identity.account.email_taken`, `platform.too_many`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["Registration"];
                };
            };
            responses: {
                /** @description The account */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Registered"];
                    };
                };
                /** @description The e-mail address is registered already */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description A field is not right */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Too many registrations from this address */
                429: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/broadcasting/auth": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign a subscription to a channel.
         * @description Any signed-in caller, for its own account's channel and those of its permissions, as
         *     `GET /api/live` lists them. Stock clients of the Pusher protocol call this by themselves, with a
         *     form; with `channel_names` one request is enough for all. The signature holds for this
         *     connection only.
         *
         *     Refusals: `realtime.not_yours`, `platform.invalid`.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ChannelsAsked"];
                    "application/x-www-form-urlencoded": components["schemas"]["ChannelsAsked"];
                };
            };
            responses: {
                /** @description The signature, or one for each channel */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["ChannelAnswer"];
                    };
                };
                /** @description Not a channel of the caller's */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description No connection's id or no channel's name */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tell that the process is alive.
         * @description Open to anybody. Touches nothing.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Alive */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Print the process's counters for Prometheus.
         * @description Open to anybody who reaches the port; a proxy keeps it inside.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Prometheus text */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tell whether every dependency answers.
         * @description Open to anybody; names dependencies, never their errors.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Ready */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Readiness"];
                    };
                };
                /** @description Not ready */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Readiness"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description What everybody is told. */
        Accepted: {
            /** @description Always true. */
            success: boolean;
            /** @description A sentence that is true for everybody. */
            message: string;
        };
        /** @description A bearer token. */
        Access: {
            /** @description For the header `Authorization: Bearer …`. */
            access_token: string;
            /** @description Always `Bearer`. */
            token_type: string;
            /**
             * Format: int64
             * @description Seconds until it ends.
             */
            expires_in: number;
            /** @description Who is signed in. */
            user: components["schemas"]["User"];
        };
        /** @example account_01k2dkrb00fgx9tkjzc1rr54x4 */
        AccountId: string;
        /** @description What else a ready answer does. */
        Action: {
            /** @description Which. */
            label: components["schemas"]["LabelId"];
            /** @enum {string} */
            type: "add_label";
        } | {
            /** @description Where to. */
            state: components["schemas"]["Status"];
            /** @enum {string} */
            type: "set_state";
        } | {
            /** @description Which. */
            team: components["schemas"]["TeamId"];
            /** @enum {string} */
            type: "assign_team";
        };
        /** @description What to put in. */
        AddInput: {
            /** @description The product. */
            product_id: components["schemas"]["ProductId"];
            /**
             * Format: int64
             * @description Whole pieces, 1 to 9,999 together with what is there.
             */
            qty: number;
        };
        /** @description A product as the office sees it. */
        AdminProduct: {
            /** @description Its id. */
            id: components["schemas"]["ProductId"];
            /** @description Its code as printed on the box. */
            code: string;
            /** @description Its name. */
            name: string;
            /** @description What else a buyer should know; may be empty. */
            description: string;
            /** @description Its category in capitals, e.g. `OIL`. */
            category: string;
            /** @description The price of one piece. */
            price: components["schemas"]["Rupiah"];
            /**
             * Format: int64
             * @description Whole pieces on hand at `stock_as_of`; empty when not known.
             */
            stock?: number | null;
            /**
             * Format: date-time
             * @description When `stock` was true.
             */
            stock_as_of?: string | null;
            /** @description Whether shops see and order it. */
            is_active: boolean;
            /**
             * Format: int64
             * @description `tblpart_id.id` of the old system; orders with it cannot be approved without.
             */
            ref_part_id?: number | null;
            /**
             * Format: int64
             * @description How often it was written; send it back with changes, and nobody else's are lost.
             */
            version: number;
            /**
             * Format: date-time
             * @description When it was made.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it last changed; a new stock is no change.
             */
            updated_at: string;
        };
        /** @description A page of the office's products. */
        AdminProductList: {
            /** @description The products of this page. */
            data: components["schemas"]["AdminProduct"][];
            /** @description Where this page stands, and the facets. */
            meta: components["schemas"]["ProductMeta"];
        };
        /** @description A shop as the office sees it. */
        AdminShop: {
            /** @description Its id. */
            id: components["schemas"]["ShopId"];
            /** @description Its code in capitals, e.g. `TK001`. */
            code: string;
            /** @description Its name. */
            name: string;
            /** @description The WhatsApp number it signs in with. */
            phone: components["schemas"]["Phone"];
            /** @description Street and number; may be empty. */
            address: string;
            /** @description City or regency; may be empty. */
            city: string;
            /** @description Province; may be empty. */
            province: string;
            /** @description Its salesman. */
            salesman: components["schemas"]["Salesman"];
            /**
             * Format: int64
             * @description `tbltoko.id` of the old system; its orders cannot be approved without.
             */
            ref_toko_id?: number | null;
            /** @description Whether it may sign in and order. */
            is_active: boolean;
            /**
             * Format: int64
             * @description How often it was written; send it back with changes, and nobody else's are lost.
             */
            version: number;
            /**
             * Format: date-time
             * @description When it last ordered; empty when it never did.
             */
            last_order_at?: string | null;
            /**
             * Format: date-time
             * @description When it was made.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it last changed.
             */
            updated_at: string;
        };
        /** @description An agent as colleagues see it. */
        Agent: {
            /** @description The account. */
            id: components["schemas"]["AccountId"];
            /** @description Its name. */
            name: string;
            /** @description Its role. */
            role: string;
            /** @description Whether it may come in; whoever left stays for its name. */
            is_active: boolean;
            /** @description Whether it takes conversations. */
            availability: components["schemas"]["Availability"];
            /** @description Whether it is on shift and its screen is there. */
            is_online: boolean;
            /**
             * Format: int32
             * @description Open conversations it takes at once.
             */
            capacity: number;
            /**
             * Format: int64
             * @description Open conversations it has.
             */
            open: number;
            /** @description The teams it is in. */
            teams: components["schemas"]["TeamId"][];
            /**
             * Format: date-time
             * @description Its screen's last sign of life.
             */
            last_seen_at?: string | null;
        };
        /** @description What is to change; what is absent stays. */
        AgentChanges: {
            /**
             * Format: int32
             * @description Open conversations they take at once, 0 to 200.
             * @default null
             */
            capacity?: number | null;
            /** @default null */
            availability?: components["schemas"]["Availability"] | null;
        };
        /** @description One agent. */
        AgentReport: {
            /** @description The account. */
            agent: components["schemas"]["AccountId"];
            /**
             * Format: int64
             * @description Conversations of the period that are theirs.
             */
            conversations: number;
            /**
             * Format: int64
             * @description Messages they sent.
             */
            replies: number;
            /** @description From the beginning to the first reply, of conversations that are theirs. */
            first_reply: components["schemas"]["Times"];
            /** @description From the beginning to the resolution. */
            resolution: components["schemas"]["Times"];
            /** @description What customers answered about them. */
            csat: components["schemas"]["CsatReport"];
        };
        /** @description The agents. */
        Agents: {
            /** @description By name; whoever left too. */
            data: components["schemas"]["Agent"][];
        };
        /**
         * @description Which conversations agents see.
         * @enum {string}
         */
        AgentsSee: "own" | "all";
        /** @description An approved text and what fills its gaps. */
        Approved: {
            /** @description Its name at the provider. */
            name: string;
            /** @description Its language as the provider writes it: `id`, `en_US`. */
            language: string;
            /** @description What fills the gaps of its body, in order. */
            parameters?: string[];
        };
        /** @description A change of hands. */
        Assignment: {
            /** @description Its id. */
            id: components["schemas"]["AssignmentId"];
            from?: components["schemas"]["AccountId"] | null;
            to?: components["schemas"]["AccountId"] | null;
            team?: components["schemas"]["TeamId"] | null;
            /** @description Why. */
            why: components["schemas"]["Why"];
            /** @description Who did it, as audit writes it. */
            by: string;
            /** @description What they said with it. */
            note?: string | null;
            /**
             * Format: date-time
             * @description When.
             */
            at: string;
        };
        /** @example asgn_01k2dkrb00fgx9tkjzc1rr54x4 */
        AssignmentId: string;
        /** @description Changes of hands. */
        Assignments: {
            /** @description Oldest first; the newest 200. */
            data: components["schemas"]["Assignment"][];
        };
        /**
         * @description Whether an agent takes conversations.
         * @enum {string}
         */
        Availability: "available" | "away";
        /** @description A session at a gateway. */
        BridgeSettings: {
            /** @description Where the gateway lives, like `http://127.0.0.1:3000`. */
            base_url: string;
            /** @description The name of the session; `default` unless told otherwise. */
            session?: string;
        };
        /**
         * @description A business day in the tenant's zone
         * @example 2026-11-21
         */
        BusinessDay: string;
        /** @description Why the order is taken back. */
        CancelInput: {
            /** @description Why, if the shop says; at most 500 characters. */
            reason?: string | null;
        };
        /** @description A shop's cart. */
        Cart: {
            /** @description Its lines, oldest first. */
            lines: components["schemas"]["CartLine"][];
            /** @description Σ(qty × price). */
            total_amount: components["schemas"]["Rupiah"];
            /** @description Σ discount. */
            discount_amount: components["schemas"]["Rupiah"];
            /** @description `total_amount` − `discount_amount`. */
            grand_total: components["schemas"]["Rupiah"];
        };
        /** @example cartitem_01k2dkrb00fgx9tkjzc1rr54x4 */
        CartItemId: string;
        /** @description One product in a cart. */
        CartLine: {
            /** @description The line's id. */
            id: components["schemas"]["CartItemId"];
            /** @description The product. */
            product: components["schemas"]["ProductName"];
            /**
             * Format: int64
             * @description Whole pieces.
             */
            qty: number;
            /** @description The price of one piece now. */
            price: components["schemas"]["Rupiah"];
            /** @description Taken off the whole line. */
            discount: components["schemas"]["Rupiah"];
            /** @description qty × price − discount. */
            subtotal: components["schemas"]["Rupiah"];
            /** @description What the shop should know about this line. */
            warnings: components["schemas"]["Warning"][];
        };
        /** @description One row of a quick order. */
        CartRow: {
            /**
             * Format: int32
             * @description Its number in the list, from 1.
             */
            row: number;
            /** @description The code as it stands there. */
            code: string;
            /**
             * Format: int64
             * @description Pieces that were added, or that were asked for; null when that is no number.
             */
            qty?: number | null;
            /** @description What became of it. */
            outcome: components["schemas"]["CartRowOutcome"];
            product?: components["schemas"]["ProductName"] | null;
            reason?: components["schemas"]["CartRowReason"] | null;
            /** @description Products whose code or name resembles an unknown code. */
            suggestions: components["schemas"]["ProductName"][];
        };
        /**
         * @description What became of a row of a quick order.
         * @enum {string}
         */
        CartRowOutcome: "added" | "refused";
        /** @description Why a row of a quick order was not taken, or not wholly. */
        CartRowReason: {
            /** @description Why, for programs. */
            code: string;
            /** @description Why, in the caller's language. */
            message: string;
        };
        /** @description One property that changed, or would. */
        Change: {
            /** @description Which. */
            field: string;
            /** @description What it was; null for a new product. */
            before: unknown;
            /** @description What it is. */
            after: unknown;
        };
        /** @description What a line should be. */
        ChangeInput: {
            /**
             * Format: int64
             * @description Whole pieces, 1 to 9,999.
             */
            qty: number;
        };
        /**
         * @description How a message travels.
         * @enum {string}
         */
        Channel: "whatsapp" | "email";
        /** @description One subscription, or each of many. */
        ChannelAnswer: components["schemas"]["ChannelSignature"] | components["schemas"]["ChannelSignatures"];
        /** @description One subscription, to be passed on as it is. */
        ChannelSignature: {
            /** @description The key and the signature. */
            auth: string;
            /** @description Whose subscription it is, as JSON in a string; part of what was signed. */
            channel_data: string;
        };
        /** @description Many subscriptions. */
        ChannelSignatures: {
            channels: {
                [key: string]: null | components["schemas"]["ChannelSignature"];
            };
        };
        /** @description What a client asks for: one channel, or many. */
        ChannelsAsked: {
            /**
             * @description The connection's id, as the server told it.
             * @example 1234.5678
             */
            socket_id: string;
            /** @description The one channel. */
            channel_name?: string | null;
            /** @description Many channels, at most 100, for a client that comes back to all it had. Only as JSON. */
            channel_names?: string[] | null;
        };
        /** @description What goes with the order. */
        CheckoutInput: {
            /** @description What the office should know; at most 1,000 characters. */
            notes?: string | null;
        };
        /**
         * @description How urgent a message is.
         * @enum {string}
         */
        Class: "otp" | "reply" | "transactional" | "bulk";
        /** @description A number at Meta. */
        CloudSettings: {
            /** @description Meta's id of the number: digits. */
            phone_number_id: string;
            /** @description Where the API lives, if not at Meta: a proxy, or a test. */
            base_url?: string | null;
            /** @description The API's version, like `v23.0`. */
            api_version?: string | null;
            code_template?: components["schemas"]["TemplateName"] | null;
            notice_template?: components["schemas"]["TemplateName"] | null;
        };
        /** @description A contact. */
        Contact: {
            /** @description Its id; another one than was asked for if it was merged. */
            id: components["schemas"]["ContactId"];
            /** @description What it is called. */
            name: string;
            /** @description The name an agent gave it. */
            edited_name?: string | null;
            /** @description Its name in the phone book. */
            book_name?: string | null;
            /** @description The name it gave itself. */
            push_name?: string | null;
            phone?: components["schemas"]["Phone"] | null;
            /** @description Its number for people. */
            phone_text?: string | null;
            /** @description Its mail address. */
            email?: string | null;
            /** @description What agents should know. */
            notes?: string | null;
            /** @description Whether it is a group. */
            is_group: boolean;
            /** @description Its WhatsApp ids. */
            addresses: string[];
            /**
             * Format: date-time
             * @description When it was first heard of.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it last changed.
             */
            updated_at: string;
        };
        /** @description A contact beside its conversations. */
        ContactBrief: {
            /** @description Its id. */
            id: components["schemas"]["ContactId"];
            /**
             * @description What it is called: the agents' name for it, else the phone book's, else its own, else its
             *     number.
             */
            name: string;
            phone?: components["schemas"]["Phone"] | null;
            /** @description Its number for people: `+62 812-3456-789`. */
            phone_text?: string | null;
            /** @description Whether it is a group. */
            is_group: boolean;
        };
        /** @description A card of a person. */
        ContactCard: {
            /** @description The name on it. */
            name?: string | null;
            /** @description The numbers on it, as written. */
            phones: string[];
        };
        /** @description What is to change; what is absent stays, `null` takes away. */
        ContactChanges: {
            /**
             * @description The name agents know it by, 120 characters at most.
             * @default null
             */
            edited_name?: string | null;
            /**
             * @description Its mail address, 120 characters at most.
             * @default null
             */
            email?: string | null;
            /**
             * @description What agents should know, 4000 characters at most.
             * @default null
             */
            notes?: string | null;
        };
        /** @example ctc_01k2dkrb00fgx9tkjzc1rr54x4 */
        ContactId: string;
        /** @description Somebody or something that the house knows by a number. */
        ContactLink: {
            /** @description What it is: `shop`. */
            kind: string;
            /** @description Its id there. */
            id: string;
            /** @description What it is called. */
            title: string;
            /** @description What stands below, such as its code and city; may be empty. */
            subtitle: string;
            /** @description What is under way with it, newest first; ten at most. */
            items: components["schemas"]["LinkedItem"][];
        };
        /** @description Everything that was found. */
        ContactLinks: {
            /** @description One for each that has the number. */
            data: components["schemas"]["ContactLink"][];
        };
        /** @description What a message is beside words. */
        Content: {
            /** @description `image`, `video`, `audio`, `voice`, `document` or `sticker`. */
            class: string;
            /** @description Its kind for programs: `image/jpeg`. */
            mime?: string | null;
            /** @description The name it had with the sender. */
            file_name?: string | null;
            /**
             * Format: int64
             * @description Its length.
             */
            bytes?: number | null;
            /** @description Its name in our store, once it is here. */
            file?: string | null;
            /** @description Why it will never be here. */
            gone?: string | null;
            /** @enum {string} */
            type: "media";
        } | {
            /**
             * Format: double
             * @description Degrees north.
             */
            latitude: number;
            /**
             * Format: double
             * @description Degrees east.
             */
            longitude: number;
            /** @description What it is called. */
            name?: string | null;
            /** @description Its address. */
            address?: string | null;
            /** @enum {string} */
            type: "location";
        } | {
            /** @description The cards. */
            cards: components["schemas"]["ContactCard"][];
            /** @enum {string} */
            type: "contacts";
        } | {
            /** @description What it stands for. */
            id?: string | null;
            /** @enum {string} */
            type: "choice";
        } | {
            /** @description Its name there. */
            name: string;
            /** @description Its language there. */
            language: string;
            /** @description What fills its gaps. */
            parameters?: string[];
            /** @enum {string} */
            type: "template";
        } | {
            /** @description `assigned`, `released`, `state`, `priority`, `labels`, `merged`, `late`, `csat`. */
            what: string;
            /** @description Who did it: an account, or empty for the machine. */
            by?: string | null;
            /** @description What it was before. */
            from?: string | null;
            /** @description What it is now. */
            to?: string | null;
            /** @enum {string} */
            type: "event";
        } | {
            /** @description The gateway's word. */
            name: string;
            /** @enum {string} */
            type: "other";
        };
        /**
         * @description A conversation as lists and events show it. Names of agents, labels and inboxes stand in their
         *     own lists.
         */
        Conversation: {
            /** @description Its id. */
            id: components["schemas"]["ConversationId"];
            /** @description Where it arrived. */
            inbox: components["schemas"]["InboxId"];
            /** @description With whom. */
            contact: components["schemas"]["ContactBrief"];
            /** @description Where it stands. */
            state: components["schemas"]["Status"];
            /**
             * Format: date-time
             * @description When a snoozed one wakes.
             */
            snoozed_until?: string | null;
            /** @description How urgent agents find it. */
            priority: components["schemas"]["Priority"];
            assignee?: components["schemas"]["AccountId"] | null;
            team?: components["schemas"]["TeamId"] | null;
            /** @description Its labels. */
            labels: components["schemas"]["LabelId"][];
            /**
             * Format: int64
             * @description The place of its last message; a gap in what is shown is fetched.
             */
            last_seq: number;
            /**
             * Format: date-time
             * @description When anybody last wrote.
             */
            last_message_at: string;
            /** @description How the last message begins. */
            preview: components["schemas"]["Preview"];
            /**
             * Format: int64
             * @description Messages of the customer that the caller has not read, 100 meaning "or more". Empty in
             *     events, which many hear.
             */
            unread?: number | null;
            /**
             * Format: date-time
             * @description The first message of the customer that nobody has answered yet.
             */
            waiting_since?: string | null;
            /**
             * Format: date-time
             * @description Until when free text may be sent, where the line limits it; afterwards only templates.
             */
            window_until?: string | null;
            /**
             * Format: date-time
             * @description When the first reply is late; empty once it came.
             */
            first_reply_due?: string | null;
            /**
             * Format: date-time
             * @description When the resolution is late; empty once it is resolved.
             */
            resolution_due?: string | null;
            /**
             * Format: date-time
             * @description When it was resolved.
             */
            resolved_at?: string | null;
            /**
             * Format: date-time
             * @description When it began.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it last changed.
             */
            updated_at: string;
        };
        /** @description What is to change; what is absent stays. */
        ConversationChanges: {
            /** @default null */
            state?: components["schemas"]["Status"] | null;
            /**
             * Format: date-time
             * @description When it wakes.
             * @default null
             */
            snoozed_until?: string | null;
            /** @default null */
            priority?: components["schemas"]["Priority"] | null;
            /**
             * @description Labels that it gets.
             * @default []
             */
            add_labels?: components["schemas"]["LabelId"][];
            /**
             * @description Labels that it loses.
             * @default []
             */
            remove_labels?: components["schemas"]["LabelId"][];
        };
        /** @example conv_01k2dkrb00fgx9tkjzc1rr54x4 */
        ConversationId: string;
        /** @description One page of conversations. */
        Conversations: {
            /** @description By their last message, newest first. */
            data: components["schemas"]["Conversation"][];
            /** @description What to send as `cursor` for the next page; empty on the last one. */
            next?: string | null;
        };
        /** @description How many conversations wait where. Resolved ones are not counted: they only become more. */
        Counts: {
            /**
             * Format: int64
             * @description Open ones of the caller.
             */
            mine: number;
            /**
             * Format: int64
             * @description Open ones of nobody.
             */
            unassigned: number;
            /**
             * Format: int64
             * @description All open ones that the caller sees.
             */
            open: number;
            /**
             * Format: int64
             * @description Open ones whose customer waits for an answer.
             */
            waiting: number;
            /**
             * Format: int64
             * @description Those that wait for the customer.
             */
            pending: number;
            /**
             * Format: int64
             * @description Those that were put aside.
             */
            snoozed: number;
            /**
             * Format: int64
             * @description Notes that name the caller and that they have not seen.
             */
            mentions: number;
        };
        /** @description Who wants to come in. */
        Credentials: {
            /** @description E-mail address. */
            email: string;
            /**
             * Format: password
             * @description Password.
             */
            password: string;
            /** @description Stay signed in on this device for 30 days instead of 2 hours of silence. */
            remember?: boolean;
            /**
             * @description A code of the authenticator, or a recovery code, when the first answer was
             *     `identity.sign_in.totp_required`.
             */
            totp?: string | null;
        };
        /** @description What customers answered. */
        CsatReport: {
            /**
             * Format: int64
             * @description How many were asked.
             */
            asked: number;
            /** @description How many answered with 1, 2, 3, 4 and 5. */
            scores: number[];
            /**
             * Format: int64
             * @description The mean in hundredths: 425 is 4.25. Empty if nobody answered.
             */
            mean_hundredths?: number | null;
        };
        /** @description The caller as screens need it. */
        Current: {
            /** @description Who is signed in. */
            account: components["schemas"]["CurrentAccount"];
            /** @description The name of its role here; `none` without membership. */
            role: string;
            /** @description The names of what the role allows, sorted. */
            permissions: string[];
            /** @description The business. */
            tenant: components["schemas"]["CurrentTenant"];
        };
        /** @description Who is signed in. */
        CurrentAccount: {
            /** @description Its id. */
            id: string;
            /** @description Its display name. */
            name: string;
            /** @description Its address. */
            email?: string | null;
            /** @description Its number, as E.164 digits without `+`. */
            phone?: string | null;
        };
        /** @description The business it is signed in to. */
        CurrentTenant: {
            /** @description Its id. */
            id: string;
            /** @description Its name. */
            name: string;
            /** @description The zone of its business days, e.g. `Asia/Jakarta`. */
            zone: string;
            /** @description The modules it switched on. */
            modules: string[];
        };
        /** @description The whole dashboard. */
        Dashboard: {
            /**
             * Format: date-time
             * @description When it was true.
             */
            as_of: string;
            /** @description All orders by public state; all states are there. */
            orders_by_status: components["schemas"]["OrdersByStatus"];
            /**
             * Format: int64
             * @description Pending ones that are approved and on their way to the old system.
             */
            waiting_for_submission: number;
            /** @description Sales: orders in any state but rejected and cancelled. */
            sales: components["schemas"]["Sales"];
            /** @description The last 30 days, oldest first, days without orders too. */
            daily: components["schemas"]["DaySales"][];
            /** @description The ten products that sold best in 30 days, by money. */
            top_products: components["schemas"]["TopProduct"][];
            /** @description The ten shops that ordered most in 30 days, by money. */
            top_shops: components["schemas"]["TopShop"][];
            /** @description The ten salesmen whose shops ordered most in 30 days, by money. */
            top_salesmen: components["schemas"]["TopSalesman"][];
            /** @description The ten orders that wait longest, oldest first. */
            waiting_longest: components["schemas"]["WaitingOrder"][];
        };
        /** @description The old system's state. */
        DataPartState: {
            /** @description Whether the operator has said where it is. */
            configured: boolean;
            /** @description Whether it answered just now. */
            reachable: boolean;
            /**
             * Format: int64
             * @description How long its answer took.
             */
            latency_ms?: number | null;
            /** @description Why it is not reachable, in the caller's language. */
            problem?: string | null;
            /**
             * Format: date-time
             * @description When it was asked.
             */
            checked_at: string;
            /** @description How far products follow it. */
            products: components["schemas"]["Followed"];
            /** @description How far stock follows it. */
            stock: components["schemas"]["Followed"];
            /** @description How far its decisions are followed. */
            decisions: components["schemas"]["Polled"];
            /**
             * Format: int64
             * @description Approved orders that it has not taken yet.
             */
            waiting_orders: number;
            /**
             * Format: date-time
             * @description When the oldest of them was approved.
             */
            oldest_waiting_at?: string | null;
            /**
             * Format: int64
             * @description Orders that it has taken and not decided.
             */
            undecided_orders: number;
            /** @description What is active here and not linked with it. */
            missing_references: components["schemas"]["MissingReferences"];
        };
        /** @description Sales of one day. */
        DaySales: {
            /** @description The tenant's day. */
            day: components["schemas"]["BusinessDay"];
            /**
             * Format: int64
             * @description Orders.
             */
            orders: number;
            /** @description What they come to. */
            amount: components["schemas"]["Rupiah"];
        };
        /** @description One day. */
        DayVolume: {
            /** @description The day. */
            day: string;
            /**
             * Format: int64
             * @description Messages of customers.
             */
            incoming: number;
            /**
             * Format: int64
             * @description Messages to customers.
             */
            outgoing: number;
            /**
             * Format: int64
             * @description Conversations that began.
             */
            conversations: number;
        };
        /** @description What a person decides. */
        Decision: {
            /** @description Whether the two are one. */
            same: boolean;
        };
        /** @description One dependency's state. */
        Dependency: {
            /** @description Its name. */
            name: string;
            /** @description `ok` or `down`. */
            state: string;
            /** @description Whether the process serves without it. */
            optional: boolean;
        };
        /** @description One message as lists and events show it. */
        DeskMessage: {
            /** @description Its id. */
            id: components["schemas"]["DeskMessageId"];
            /** @description Its conversation. */
            conversation: components["schemas"]["ConversationId"];
            /**
             * Format: int64
             * @description Its place in it, from 1 without gaps.
             */
            seq: number;
            /** @description Who speaks to whom. */
            kind: components["schemas"]["MessageKind"];
            author?: components["schemas"]["AccountId"] | null;
            /** @description In a group: who wrote it. */
            sender?: string | null;
            /** @description Its words; of a file its caption. */
            text: string;
            content?: components["schemas"]["Content"] | null;
            /** @description Where its file is, once it is here: a path of this API. */
            media_url?: string | null;
            quoted?: components["schemas"]["Quoted"] | null;
            /** @description The signs on it. */
            reactions: components["schemas"]["Reaction"][];
            state?: components["schemas"]["SendState"] | null;
            /** @description Why it was not sent, in the gateway's words. */
            error?: string | null;
            /**
             * Format: date-time
             * @description When its words were changed.
             */
            edited_at?: string | null;
            /**
             * Format: date-time
             * @description When it was taken back; its words are gone then.
             */
            revoked_at?: string | null;
            /** @description The `Idempotency-Key` of the screen that wrote it: by it that screen knows its own. */
            key?: string | null;
            /**
             * Format: date-time
             * @description When it arrived here, or was written.
             */
            at: string;
            /** @description Only the beginning is here, because the whole does not fit an event: fetch it. */
            cut?: boolean;
        };
        /** @example dmsg_01k2dkrb00fgx9tkjzc1rr54x4 */
        DeskMessageId: string;
        /** @description One page of a conversation. */
        DeskMessages: {
            /** @description Oldest first. */
            data: components["schemas"]["DeskMessage"][];
            /** @description Whether there are more in the direction that was asked for. */
            more: boolean;
        };
        /** @description What happened at the desk. */
        DeskReport: {
            /** @description The first day. */
            from: string;
            /** @description The last day. */
            to: string;
            /** @description Each day of the period. */
            days: components["schemas"]["DayVolume"][];
            /** @description The 24 hours of the day, summed over the period. */
            hours: components["schemas"]["HourVolume"][];
            /** @description From a conversation's beginning to its first reply, of those that began in the period. */
            first_reply: components["schemas"]["Times"];
            /** @description From a conversation's beginning to its resolution. */
            resolution: components["schemas"]["Times"];
            /** @description Every agent who had a conversation, a reply or a question. */
            agents: components["schemas"]["AgentReport"][];
            /** @description What customers answered. */
            csat: components["schemas"]["CsatReport"];
        };
        /** @description What holds for the whole desk. */
        DeskSettings: {
            /** @description Which conversations agents see; supervisors and admins see all. */
            agents_see: components["schemas"]["AgentsSee"];
        };
        /** @description One signed-in device. */
        Device: {
            /** @description The session's id. */
            id: string;
            /** @description `shop`, `office`, `office_remembered` or `api`. */
            kind: string;
            /** @description The device in words, e.g. `Chrome · Android`. */
            device: string;
            /** @description The network address it signed in from. */
            address?: string | null;
            /**
             * Format: date-time
             * @description When it signed in.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was last used, to five minutes.
             */
            last_seen_at: string;
            /**
             * Format: date-time
             * @description When it ends by itself.
             */
            expires_at: string;
            /** @description Whether it is the one that asks. */
            current: boolean;
        };
        /** @description One's own signed-in devices. */
        Devices: {
            /** @description The one used last comes first. */
            data: components["schemas"]["Device"][];
        };
        /**
         * @description What somebody does in a conversation.
         * @enum {string}
         */
        Doing: "viewing" | "typing" | "left";
        /**
         * @description What a line is reached by.
         * @enum {string}
         */
        DriverKind: "simulator" | "cloud" | "bridge" | "web";
        /** @description Counts of what was found, by property. */
        Facets: {
            /** @description Products by category, whichever category is chosen. */
            category: {
                [key: string]: number;
            };
        };
        /** @description A ready answer for one customer. */
        FilledAnswer: {
            /** @description Its words, for the person to send or change. */
            text: string;
            /** @description What else it does when it is run. */
            actions: components["schemas"]["Action"][];
        };
        /** @description A message that was found. */
        Finding: {
            /** @description Its id. */
            id: components["schemas"]["DeskMessageId"];
            /** @description Its conversation. */
            conversation: components["schemas"]["ConversationId"];
            /** @description With whom. */
            contact: components["schemas"]["ContactBrief"];
            /**
             * Format: int64
             * @description Its place in the conversation.
             */
            seq: number;
            /** @description Who speaks to whom. */
            kind: components["schemas"]["MessageKind"];
            /** @description Where the words are. */
            snippet: components["schemas"]["Piece"][];
            /**
             * Format: date-time
             * @description When it arrived, or was written.
             */
            at: string;
        };
        /** @description What was found. */
        Findings: {
            /** @description Contacts by name or number, those last heard of first. */
            contacts: components["schemas"]["ContactBrief"][];
            /** @description Messages and notes that have all the words, newest first. */
            messages: components["schemas"]["Finding"][];
            /** @description What to send as `cursor` for the next page; empty on the last one. */
            next?: string | null;
        };
        /** @description How far rows follow the old system. */
        Followed: {
            /**
             * Format: date-time
             * @description When the last complete pass began.
             */
            synced_at?: string | null;
            run?: components["schemas"]["SyncRun"] | null;
        };
        /** @description Who forgot. */
        Forgotten: {
            /** @description Their e-mail address. */
            email: string;
        };
        /** @description Who gets it. */
        HandOverInput: {
            /** @description Somebody else who is active and has the same position. */
            to: components["schemas"]["SalesId"];
        };
        /** @description What was handed over. */
        HandedOver: {
            /**
             * Format: int64
             * @description Shops of a salesman, or salesmen of a supervisor.
             */
            moved: number;
        };
        /** @description Whose it shall be. */
        Handover: {
            /** @default null */
            assignee?: components["schemas"]["AccountId"] | null;
            /** @default null */
            team?: components["schemas"]["TeamId"] | null;
            /**
             * @description What the next one should know, 2000 characters at most: becomes a note.
             * @default null
             */
            note?: string | null;
        };
        /** @description What the caller does. */
        Here: {
            /** @description What. */
            doing: components["schemas"]["Doing"];
        };
        /** @description One hour of the day. */
        HourVolume: {
            /**
             * Format: int32
             * @description 0 to 23, in the business's zone.
             */
            hour: number;
            /**
             * Format: int64
             * @description Messages of customers.
             */
            incoming: number;
            /**
             * Format: int64
             * @description Messages to customers.
             */
            outgoing: number;
        };
        /** @description When an inbox is open, in the business's zone. */
        Hours: {
            /** @description The open spans of each weekday, Monday first; seven of them. */
            week: components["schemas"]["Span"][][];
            /**
             * @description Days on which it is closed whatever the weekday.
             * @example [
             *       "2026-08-17"
             *     ]
             */
            holidays?: string[];
        };
        /** @description An import of products. */
        Import: {
            /** @description Its id. */
            id: components["schemas"]["ImportId"];
            /** @description The file's name. */
            file_name: string;
            /** @description Whether it only shows what would change. */
            dry_run: boolean;
            /** @description How far it has come. */
            state: components["schemas"]["ImportState"];
            /** @description Why it failed, in the caller's language. */
            problem?: string | null;
            /**
             * Format: int64
             * @description Rows of the file that are not blank.
             */
            rows_total?: number | null;
            /**
             * Format: int64
             * @description Rows that were read.
             */
            rows_done: number;
            /**
             * Format: int64
             * @description Products made; in a dry run, that would be.
             */
            created: number;
            /**
             * Format: int64
             * @description Products changed; in a dry run, that would be.
             */
            updated: number;
            /**
             * Format: int64
             * @description Rows that say what is there already.
             */
            unchanged: number;
            /**
             * Format: int64
             * @description Rows that were refused.
             */
            refused: number;
            /** @description The file's columns and what they were recognised as. */
            columns: components["schemas"]["ImportColumn"][];
            by?: components["schemas"]["ImportedBy"] | null;
            /**
             * Format: date-time
             * @description When it was uploaded.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it ended.
             */
            finished_at?: string | null;
        };
        /** @description A column of an imported file. */
        ImportColumn: {
            /** @description Its title as it stands in the file. */
            header: string;
            /** @description The field it was recognised as; null when it is passed over. */
            field?: string | null;
        };
        /** @description A form with a list of products. */
        ImportForm: {
            /**
             * Format: binary
             * @description The list, CSV or XLSX, at most 32 MiB.
             */
            file: string;
            /** @description `true`: only show what would change. */
            dry_run?: boolean | null;
        };
        /** @example import_01k2dkrb00fgx9tkjzc1rr54x4 */
        ImportId: string;
        /** @description One row of an imported file. */
        ImportRow: {
            /**
             * Format: int32
             * @description Its number in the file, as a spreadsheet program shows it.
             */
            row: number;
            /** @description The code as it stands there. */
            code: string;
            /** @description What became of it; in a dry run, what would. */
            outcome: components["schemas"]["RowOutcome"];
            /** @description What changed; in a dry run, what would. */
            changes: components["schemas"]["Change"][];
            /** @description Why it was refused. */
            reasons: components["schemas"]["RowReason"][];
        };
        /**
         * @description How far an import has come.
         * @enum {string}
         */
        ImportState: "queued" | "running" | "done" | "failed" | "cancelled";
        /** @description Who uploaded a file. */
        ImportedBy: {
            /** @description The account. */
            id: components["schemas"]["AccountId"];
            /** @description What it was called then. */
            name: string;
        };
        /** @description The cart, and what became of each row. */
        ImportedCart: components["schemas"]["Cart"] & {
            /** @description What became of each row; in a dry run, what would. */
            rows: components["schemas"]["CartRow"][];
            /** @description Rows that were taken. */
            added: number;
            /** @description Rows that were not. */
            refused: number;
        };
        /** @description An inbox and its rules. */
        Inbox: {
            /** @description Its id. */
            id: components["schemas"]["InboxId"];
            /** @description The line it answers. */
            line: components["schemas"]["LineId"];
            /** @description Its name. */
            name: string;
            team?: components["schemas"]["TeamId"] | null;
            /** @description Whether its line serves the desk. */
            is_active: boolean;
            /** @description Whether free text may only be sent within a day of what the customer wrote last. */
            reply_window: boolean;
            /** @description Whether conversations are given to agents by themselves. */
            auto_assign: boolean;
            /** @description Who of those available is next. */
            rotation: components["schemas"]["Rotation"];
            /**
             * Format: int32
             * @description Hours after which a resolved conversation is not opened again: a new one begins.
             */
            reopen_within_hours: number;
            hours?: components["schemas"]["Hours"] | null;
            /** @description What a customer hears who writes while it is closed. */
            away_message?: string | null;
            /**
             * Format: int32
             * @description Minutes of opening hours within which a customer shall have a first reply.
             */
            first_reply_minutes?: number | null;
            /**
             * Format: int32
             * @description Minutes of opening hours within which a conversation shall be resolved.
             */
            resolution_minutes?: number | null;
            /** @description Whether customers are asked how they liked it. */
            csat: boolean;
            /**
             * Format: int32
             * @description Minutes without a sign of its agent after which a waiting customer is given to another.
             */
            release_after_minutes: number;
            /**
             * Format: date-time
             * @description When it was made.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it last changed.
             */
            updated_at: string;
        };
        /** @description What is to change; what is absent stays, `null` takes away. */
        InboxChanges: {
            /**
             * @description Its name, 60 characters at most.
             * @default null
             */
            name?: string | null;
            /** @default null */
            team?: components["schemas"]["TeamId"] | null;
            /**
             * @description Whether conversations are given to agents by themselves.
             * @default null
             */
            auto_assign?: boolean | null;
            /** @default null */
            rotation?: components["schemas"]["Rotation"] | null;
            /**
             * Format: int32
             * @description Hours after which a new conversation begins, 0 to 2160.
             * @default null
             */
            reopen_within_hours?: number | null;
            /** @default null */
            hours?: components["schemas"]["Hours"] | null;
            /**
             * @description What a customer hears who writes while it is closed.
             * @default null
             */
            away_message?: string | null;
            /**
             * Format: int32
             * @description Minutes to a first reply, 1 to 43200.
             * @default null
             */
            first_reply_minutes?: number | null;
            /**
             * Format: int32
             * @description Minutes to a resolution, 1 to 43200.
             * @default null
             */
            resolution_minutes?: number | null;
            /**
             * @description Whether customers are asked how they liked it.
             * @default null
             */
            csat?: boolean | null;
            /**
             * Format: int32
             * @description Minutes until a silent agent counts as gone, 1 to 1440.
             * @default null
             */
            release_after_minutes?: number | null;
        };
        /** @example inb_01k2dkrb00fgx9tkjzc1rr54x4 */
        InboxId: string;
        /** @description The inboxes. */
        Inboxes: {
            /** @description By name. */
            data: components["schemas"]["Inbox"][];
        };
        /** @description A label. */
        Label: {
            /** @description Its id. */
            id: components["schemas"]["LabelId"];
            /** @description Its name. */
            name: string;
            /** @description Its colour, as `#rrggbb`. */
            colour: string;
            /** @description Whether it may be given; one that may not stays where it is. */
            is_active: boolean;
        };
        /** @description What is to change; what is absent stays. */
        LabelChanges: {
            /**
             * @description Its name.
             * @default null
             */
            name?: string | null;
            /**
             * @description Its colour.
             * @default null
             */
            colour?: string | null;
            /**
             * @description Whether it may be given.
             * @default null
             */
            is_active?: boolean | null;
        };
        /** @example lbl_01k2dkrb00fgx9tkjzc1rr54x4 */
        LabelId: string;
        /** @description The labels. */
        Labels: {
            /** @description By name; those that may not be given any more too. */
            data: components["schemas"]["Label"][];
        };
        /** @description The newest message of a chat. */
        LastMessage: {
            /** @description What it says. */
            text: string;
            /**
             * Format: date-time
             * @description When it arrived.
             */
            at: string;
            /** @description `out`: the business wrote it; `in`: the phone's owner did. */
            direction: string;
        };
        /** @description How fast and how much a line may send. Nothing: without a limit. */
        Limits: {
            /**
             * Format: int32
             * @description Messages an hour.
             * @default null
             */
            hourly?: number | null;
            /**
             * Format: int32
             * @description Messages a day of the business.
             * @default null
             */
            daily?: number | null;
            /**
             * Format: int32
             * @description Of these, messages to people who have never written.
             * @default null
             */
            daily_first_contacts?: number | null;
            /**
             * Format: int32
             * @description Seconds between two messages that are no replies, on average.
             * @default null
             */
            gap_s?: number | null;
            /**
             * Format: int32
             * @description The hour from which on bulk messages wait, in the recipient's day: 21.
             * @default null
             */
            quiet_from?: number | null;
            /**
             * Format: int32
             * @description The hour until which they wait: 8.
             * @default null
             */
            quiet_until?: number | null;
            /**
             * Format: int32
             * @description Days after its first start until a new number may send all of `daily`; it begins with a
             *     twentieth.
             * @default null
             */
            warm_up_days?: number | null;
        };
        /** @description What changes of a number; what is left out stays. */
        LineChange: {
            /**
             * @description Its new name.
             * @default null
             */
            name?: string | null;
            /** @default null */
            settings?: components["schemas"]["Settings"] | null;
            /** @default null */
            secrets?: components["schemas"]["Secrets"] | null;
            /**
             * @description Whether one-time codes leave by it.
             * @default null
             */
            sends_codes?: boolean | null;
            /**
             * @description Whether news leave by it.
             * @default null
             */
            sends_notices?: boolean | null;
            /**
             * @description Whether the desk answers on it.
             * @default null
             */
            serves_desk?: boolean | null;
            /** @default null */
            limits?: components["schemas"]["Limits"] | null;
            /**
             * @description Whether it should be up.
             * @default null
             */
            is_on?: boolean | null;
        };
        /** @example line_01k2dkrb00fgx9tkjzc1rr54x4 */
        LineId: string;
        /** @description What the phone scans now. */
        LineQr: {
            /** @description What the line is in; anything but `pairing` has no QR. */
            state: components["schemas"]["LineState"];
            /** @description The text of the QR; it changes every twenty seconds or so. */
            text?: string | null;
            /** @description The same as a picture, an SVG. */
            svg?: string | null;
        };
        /**
         * @description What a line's link is in, in the words of the connection page.
         * @enum {string}
         */
        LineState: "disconnected" | "pairing" | "connected" | "reconnecting" | "banned" | "logged_out" | "needs_operator";
        /** @description A line. */
        LineView: {
            /** @description Its id. */
            id: components["schemas"]["LineId"];
            /** @description What its owner calls it. */
            name: string;
            /** @description What it is reached by. */
            driver: components["schemas"]["DriverKind"];
            /** @description What its driver needs to know. Secrets are never shown. */
            settings: components["schemas"]["Settings"];
            /** @description Whether one-time codes leave by it. */
            sends_codes: boolean;
            /** @description Whether news of orders and the like leave by it. */
            sends_notices: boolean;
            /** @description Whether the desk answers on it. */
            serves_desk: boolean;
            /** @description How fast and how much it may send. */
            limits: components["schemas"]["Limits"];
            /** @description Whether it should be up. */
            is_on: boolean;
            /** @description What its link is in. */
            state: components["schemas"]["LineState"];
            /**
             * Format: date-time
             * @description When a ban ends.
             */
            state_until?: string | null;
            /** @description Why a person is needed, in a stable word: `logged_out`, `token`, `payment`, `settings`, …. */
            trouble?: string | null;
            /**
             * Format: date-time
             * @description Since when it is in this state.
             */
            state_at: string;
            phone?: components["schemas"]["Phone"] | null;
            /** @description The same for people: `+62 812-3456-789`. */
            phone_text?: string | null;
            /** @description The phone it is linked to, as that calls itself. */
            device?: string | null;
            /** @description Whether a person links it by QR or code. */
            pairs: boolean;
            /** @description What it has sent. */
            sent: components["schemas"]["SentView"];
            /**
             * Format: date-time
             * @description When it was set up.
             */
            created_at: string;
        };
        /** @description The lines of a business. */
        Lines: {
            /** @description The lines, oldest first. */
            data: components["schemas"]["LineView"][];
            /** @description Whether this installation simulates phones, so that simulated lines may be set up. */
            simulates: boolean;
        };
        /** @description Something that is under way. */
        LinkedItem: {
            /** @description What it is: `order`. */
            kind: string;
            /** @description Its id there. */
            id: string;
            /** @description Its number for people. */
            title: string;
            /** @description Where it stands, in that module's word. */
            state: string;
            /**
             * Format: date-time
             * @description When it began.
             */
            at: string;
        };
        /** @description Every list answers in this envelope. */
        List_AdminShop: {
            /** @description The rows of this page. */
            data: {
                /** @description Its id. */
                id: components["schemas"]["ShopId"];
                /** @description Its code in capitals, e.g. `TK001`. */
                code: string;
                /** @description Its name. */
                name: string;
                /** @description The WhatsApp number it signs in with. */
                phone: components["schemas"]["Phone"];
                /** @description Street and number; may be empty. */
                address: string;
                /** @description City or regency; may be empty. */
                city: string;
                /** @description Province; may be empty. */
                province: string;
                /** @description Its salesman. */
                salesman: components["schemas"]["Salesman"];
                /**
                 * Format: int64
                 * @description `tbltoko.id` of the old system; its orders cannot be approved without.
                 */
                ref_toko_id?: number | null;
                /** @description Whether it may sign in and order. */
                is_active: boolean;
                /**
                 * Format: int64
                 * @description How often it was written; send it back with changes, and nobody else's are lost.
                 */
                version: number;
                /**
                 * Format: date-time
                 * @description When it last ordered; empty when it never did.
                 */
                last_order_at?: string | null;
                /**
                 * Format: date-time
                 * @description When it was made.
                 */
                created_at: string;
                /**
                 * Format: date-time
                 * @description When it last changed.
                 */
                updated_at: string;
            }[];
            /** @description Where this page stands. */
            meta: components["schemas"]["Meta"];
        };
        /** @description Every list answers in this envelope. */
        List_Import: {
            /** @description The rows of this page. */
            data: {
                /** @description Its id. */
                id: components["schemas"]["ImportId"];
                /** @description The file's name. */
                file_name: string;
                /** @description Whether it only shows what would change. */
                dry_run: boolean;
                /** @description How far it has come. */
                state: components["schemas"]["ImportState"];
                /** @description Why it failed, in the caller's language. */
                problem?: string | null;
                /**
                 * Format: int64
                 * @description Rows of the file that are not blank.
                 */
                rows_total?: number | null;
                /**
                 * Format: int64
                 * @description Rows that were read.
                 */
                rows_done: number;
                /**
                 * Format: int64
                 * @description Products made; in a dry run, that would be.
                 */
                created: number;
                /**
                 * Format: int64
                 * @description Products changed; in a dry run, that would be.
                 */
                updated: number;
                /**
                 * Format: int64
                 * @description Rows that say what is there already.
                 */
                unchanged: number;
                /**
                 * Format: int64
                 * @description Rows that were refused.
                 */
                refused: number;
                /** @description The file's columns and what they were recognised as. */
                columns: components["schemas"]["ImportColumn"][];
                by?: components["schemas"]["ImportedBy"] | null;
                /**
                 * Format: date-time
                 * @description When it was uploaded.
                 */
                created_at: string;
                /**
                 * Format: date-time
                 * @description When it ended.
                 */
                finished_at?: string | null;
            }[];
            /** @description Where this page stands. */
            meta: components["schemas"]["Meta"];
        };
        /** @description Every list answers in this envelope. */
        List_ImportRow: {
            /** @description The rows of this page. */
            data: {
                /**
                 * Format: int32
                 * @description Its number in the file, as a spreadsheet program shows it.
                 */
                row: number;
                /** @description The code as it stands there. */
                code: string;
                /** @description What became of it; in a dry run, what would. */
                outcome: components["schemas"]["RowOutcome"];
                /** @description What changed; in a dry run, what would. */
                changes: components["schemas"]["Change"][];
                /** @description Why it was refused. */
                reasons: components["schemas"]["RowReason"][];
            }[];
            /** @description Where this page stands. */
            meta: components["schemas"]["Meta"];
        };
        /** @description Every list answers in this envelope. */
        List_LoggedMessage: {
            /** @description The rows of this page. */
            data: {
                /** @description Its id. */
                id: components["schemas"]["MessageId"];
                /** @description How it travels. */
                channel: components["schemas"]["Channel"];
                /** @description A phone's digits, or a mail address. */
                to: string;
                /** @description The name of what it says. */
                template: string;
                /** @description What it says, without one-time codes and links' tokens. */
                text: string;
                /** @description How urgent it is. */
                class: components["schemas"]["Class"];
                /** @description What became of it. */
                state: components["schemas"]["State"];
                /**
                 * Format: int32
                 * @description Tries so far.
                 */
                attempts: number;
                /** @description Why the last try failed. */
                error?: string | null;
                /**
                 * Format: date-time
                 * @description When it was written.
                 */
                created_at: string;
                /**
                 * Format: date-time
                 * @description When the provider took it.
                 */
                sent_at?: string | null;
            }[];
            /** @description Where this page stands. */
            meta: components["schemas"]["Meta"];
        };
        /** @description Every list answers in this envelope. */
        List_OfficeUser: {
            /** @description The rows of this page. */
            data: {
                /** @description The account's id. */
                id: string;
                /** @description Display name. */
                name: string;
                /** @description Sign-in address. */
                email?: string | null;
                /** @description What they do here. */
                role: components["schemas"]["OfficeRole"];
                /** @description Whether they may come in. */
                is_active: boolean;
                /** @description Whether their sign-in asks for a second step. */
                totp_enabled: boolean;
                /**
                 * Format: date-time
                 * @description When one of their devices was last used here, to five minutes; null before the first
                 *     sign-in.
                 */
                last_seen_at?: string | null;
                /**
                 * Format: date-time
                 * @description When they became a member.
                 */
                created_at: string;
            }[];
            /** @description Where this page stands. */
            meta: components["schemas"]["Meta"];
        };
        /** @description Every list answers in this envelope. */
        List_Order: {
            /** @description The rows of this page. */
            data: {
                /** @description Its id. */
                id: components["schemas"]["OrderId"];
                /** @description Its number for people, e.g. `ORD-2026-000001`. */
                order_number: string;
                /** @description Who ordered. */
                shop: components["schemas"]["ShopName"];
                salesman?: components["schemas"]["Salesman"] | null;
                /** @description `pending`, `submitted_to_datapart`, `approved`, `rejected` or `cancelled`. */
                status: string;
                /** @description Whether it is approved and still on its way to the old system (then `status` is `pending`). */
                waiting_for_submission: boolean;
                /** @description Σ(qty × price). */
                total_amount: components["schemas"]["Rupiah"];
                /** @description Σ discount. */
                discount_amount: components["schemas"]["Rupiah"];
                /** @description `total_amount` − `discount_amount`. */
                grand_total: components["schemas"]["Rupiah"];
                /** @description What the shop wrote with it. */
                notes?: string | null;
                /** @description Its lines, at the prices of checkout. */
                items: components["schemas"]["OrderItem"][];
                /** @description The sales order's number, once it is in the old system. */
                ref_so_number?: string | null;
                /**
                 * Format: date-time
                 * @description When it arrived there.
                 */
                submitted_at?: string | null;
                /**
                 * Format: date-time
                 * @description When it was placed.
                 */
                created_at: string;
                /** @description Every step it took, first to last. */
                timeline: components["schemas"]["TimelineStep"][];
            }[];
            /** @description Where this page stands. */
            meta: components["schemas"]["Meta"];
        };
        /** @description Every list answers in this envelope. */
        List_RealtimeChannel: {
            /** @description The rows of this page. */
            data: {
                /** @description Its name. */
                name: string;
                /** @description Subscriptions on all nodes. */
                subscriptions: number;
                /** @description Members, in a presence channel. */
                users?: number | null;
            }[];
            /** @description Where this page stands. */
            meta: components["schemas"]["Meta"];
        };
        /** @description Every list answers in this envelope. */
        List_SalesPerson: {
            /** @description The rows of this page. */
            data: {
                /** @description Its id. */
                id: components["schemas"]["SalesId"];
                /** @description Its name. */
                name: string;
                /** @description Salesman or supervisor. */
                position: components["schemas"]["Position"];
                supervisor?: components["schemas"]["Salesman"] | null;
                phone?: components["schemas"]["Phone"] | null;
                /**
                 * Format: int64
                 * @description `tblsalesman.id` of the old system; orders of a salesman's shops cannot be approved without.
                 */
                ref_salesman_id?: number | null;
                /** @description Whether it still sells. */
                is_active: boolean;
                /**
                 * Format: int64
                 * @description How often it was written; send it back with changes, and nobody else's are lost.
                 */
                version: number;
                /**
                 * Format: int64
                 * @description Shops it has, inactive ones too.
                 */
                shops: number;
                /**
                 * Format: int64
                 * @description Salesmen it has, inactive ones too.
                 */
                team: number;
            }[];
            /** @description Where this page stands. */
            meta: components["schemas"]["Meta"];
        };
        /** @description Every list answers in this envelope. */
        List_SyncRun: {
            /** @description The rows of this page. */
            data: {
                /** @description Its id. */
                id: components["schemas"]["SyncRunId"];
                /** @description What it follows. */
                kind: components["schemas"]["SyncKind"];
                /** @description Why it was started: by its schedule, or because somebody asked. */
                trigger: components["schemas"]["SyncTrigger"];
                /** @description Whether everything that is gone there is made inactive, however much. */
                full: boolean;
                /** @description Where it stands. `queued` with a `problem` waits for the old system. */
                state: components["schemas"]["SyncState"];
                /**
                 * Format: int64
                 * @description Rows looked at so far.
                 */
                seen: number;
                /**
                 * Format: int64
                 * @description Products made.
                 */
                created: number;
                /**
                 * Format: int64
                 * @description Products changed.
                 */
                updated: number;
                /**
                 * Format: int64
                 * @description Products that were in step.
                 */
                unchanged: number;
                /**
                 * Format: int64
                 * @description Rows there that are no products.
                 */
                refused: number;
                /**
                 * Format: int64
                 * @description Products made inactive because their part is gone.
                 */
                deactivated: number;
                /** @description Why it waits, failed, or did not do everything; in the caller's language. */
                problem?: string | null;
                /** @description The first refused rows and vanished parts, at most 50. */
                problems: components["schemas"]["SyncProblem"][];
                /**
                 * Format: date-time
                 * @description When its pass began.
                 */
                started_at?: string | null;
                /**
                 * Format: date-time
                 * @description When it ended.
                 */
                finished_at?: string | null;
                /**
                 * Format: date-time
                 * @description When it was asked for.
                 */
                created_at: string;
                by?: components["schemas"]["SyncAsker"] | null;
            }[];
            /** @description Where this page stands. */
            meta: components["schemas"]["Meta"];
        };
        /** @description Every list answers in this envelope. */
        List_WaitingOrder: {
            /** @description The rows of this page. */
            data: {
                /** @description Its id. */
                id: components["schemas"]["OrderId"];
                /** @description Its number for people. */
                order_number: string;
                /** @description The sales order's number it will have. */
                so_number?: string | null;
                /** @description Who ordered. */
                shop: components["schemas"]["ShopName"];
                /** @description What it comes to. */
                grand_total: components["schemas"]["Rupiah"];
                /**
                 * Format: date-time
                 * @description When it was approved.
                 */
                approved_at?: string | null;
                /**
                 * Format: int64
                 * @description How often it was tried.
                 */
                attempts: number;
                /** @description Why the last try failed, in the machine's words. */
                last_error?: string | null;
                /**
                 * Format: date-time
                 * @description When it is tried next; empty when it needs `try-now`.
                 */
                next_try_at?: string | null;
            }[];
            /** @description Where this page stands. */
            meta: components["schemas"]["Meta"];
        };
        /** @description Where to listen, and what was missed. */
        Listening: {
            /** @description The key to connect with. */
            key: string;
            /** @description Every channel on which this caller can hear anything. */
            channels: string[];
            /** @description What happened since and this caller may hear, in order. Some may have been heard already. */
            events: components["schemas"]["MissedEvent"][];
            /** @description What to send as `since` the next time. */
            last: string;
            /** @description Too much was missed to tell it: fetch again whatever is shown. */
            resync: boolean;
        };
        /** @description One try to send a message. */
        LoggedAttempt: {
            /**
             * Format: int32
             * @description Which try it was, from 1.
             */
            attempt: number;
            /**
             * Format: date-time
             * @description When it ended.
             */
            at: string;
            /** @description `accepted`, `retry`, `throttled`, `channel_down`, `rejected` or `unknown`. */
            outcome: string;
            /** @description The reason or code. */
            detail?: string | null;
        };
        /** @description A message as the log shows it. */
        LoggedMessage: {
            /** @description Its id. */
            id: components["schemas"]["MessageId"];
            /** @description How it travels. */
            channel: components["schemas"]["Channel"];
            /** @description A phone's digits, or a mail address. */
            to: string;
            /** @description The name of what it says. */
            template: string;
            /** @description What it says, without one-time codes and links' tokens. */
            text: string;
            /** @description How urgent it is. */
            class: components["schemas"]["Class"];
            /** @description What became of it. */
            state: components["schemas"]["State"];
            /**
             * Format: int32
             * @description Tries so far.
             */
            attempts: number;
            /** @description Why the last try failed. */
            error?: string | null;
            /**
             * Format: date-time
             * @description When it was written.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When the provider took it.
             */
            sent_at?: string | null;
        };
        /** @description Who wants to come in. */
        Login: {
            /** @description E-mail address. */
            email: string;
            /**
             * Format: password
             * @description Password.
             */
            password: string;
            /**
             * @description A code of the authenticator, or a recovery code, when the first answer was
             *     `identity.sign_in.totp_required`.
             */
            totp?: string | null;
        };
        /** @example macro_01k2dkrb00fgx9tkjzc1rr54x4 */
        MacroId: string;
        /** @example mail_01k2dkrb00fgx9tkjzc1rr54x4 */
        MailId: string;
        /** @description The development mailbox. */
        Mailbox: {
            /** @description The mails, newest first. */
            data: components["schemas"]["MailboxMail"][];
        };
        /** @description One mail. */
        MailboxMail: {
            /** @description Its id. */
            id: components["schemas"]["MailId"];
            /** @description The address it is for. */
            to: string;
            /** @description Its subject. */
            subject: string;
            /** @description What it says. */
            text: string;
            /**
             * Format: date-time
             * @description When it arrived.
             */
            at: string;
        };
        /** @description Who is signed in. */
        Me: {
            /** @description The account. */
            account_id: components["schemas"]["AccountId"];
            /** @description Its display name. */
            name: string;
            /** @description Its role. */
            role: string;
            /** @description What the role allows. */
            permissions: string[];
            shop?: components["schemas"]["ShopCard"] | null;
        };
        /** @description The contact that goes. */
        MergeOf: {
            /** @description The contact that becomes one with the other. */
            other: components["schemas"]["ContactId"];
        };
        /** @description One message with its tries. */
        MessageDetail: components["schemas"]["LoggedMessage"] & {
            /** @description A mail's subject. */
            subject?: string | null;
            /**
             * Format: date-time
             * @description Not before this moment.
             */
            not_before: string;
            /**
             * Format: date-time
             * @description Not sent from this moment on.
             */
            expires_at?: string | null;
            /** @description What the provider calls it. */
            provider_id?: string | null;
            /**
             * Format: date-time
             * @description When the recipient's device had it.
             */
            delivered_at?: string | null;
            /**
             * Format: date-time
             * @description When the recipient opened it.
             */
            read_at?: string | null;
            /** @description The tries, newest first. */
            log: components["schemas"]["LoggedAttempt"][];
        };
        /** @example msg_01k2dkrb00fgx9tkjzc1rr54x4 */
        MessageId: string;
        /**
         * @description Who speaks to whom.
         * @enum {string}
         */
        MessageKind: "in" | "out" | "note" | "event";
        /** @description Where a page stands in its list. */
        Meta: {
            /**
             * Format: int32
             * @description Which page, from 1.
             */
            page: number;
            /**
             * Format: int32
             * @description Rows of a page.
             */
            per_page: number;
            /**
             * Format: int64
             * @description Rows of the whole list.
             */
            total: number;
        };
        /** @description One event that was missed. */
        MissedEvent: {
            /** @description Its place among all. An event may be told twice, by the same id. */
            id: string;
            /** @description What happened: `order.updated`. */
            name: string;
            /** @description The id of what changed. */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened.
             */
            at: string;
            /** @description What changed, if the event carries it. */
            data?: unknown;
        };
        /** @description What cannot be part of a sales order for want of a link. */
        MissingReferences: {
            /**
             * Format: int64
             * @description Active products without a part.
             */
            products: number;
            /**
             * Format: int64
             * @description Active shops without a toko.
             */
            shops: number;
            /**
             * Format: int64
             * @description Active salesmen without a counterpart; supervisors need none.
             */
            sales_people: number;
        };
        /** @description What the caller says of itself. */
        MyAvailability: {
            /** @description Whether it takes conversations. */
            availability: components["schemas"]["Availability"];
        };
        /** @description A file to be sent. */
        NewAttachment: {
            /** @description What the upload answered as `file`. */
            file: string;
            /** @description The name that the phone shows for a document, 120 characters at most. */
            file_name?: string | null;
        };
        /** @description The first message to somebody. */
        NewConversation: {
            /** @description The number, in any spelling. */
            phone: string;
            /** @description Which line it leaves by. */
            inbox: components["schemas"]["InboxId"];
            /** @description Its words, 4096 characters at most. */
            text: string;
            template?: components["schemas"]["Approved"] | null;
        };
        /** @description A label to be made. */
        NewLabel: {
            /** @description Its name, 40 characters at most. */
            name: string;
            /** @description Its colour, as `#rrggbb`; grey unless told otherwise. */
            colour?: string | null;
        };
        /** @description A number to set up. */
        NewLine: {
            /** @description What its owner calls it, 1 to 60 letters; no two of a business alike. */
            name: string;
            /** @description What it is reached by, and what that needs to know. */
            settings: components["schemas"]["Settings"];
            /** @description The driver's secrets; never shown again. */
            secrets?: components["schemas"]["Secrets"];
            /** @description Whether one-time codes leave by it. */
            sends_codes: boolean;
            /** @description Whether news of orders and the like leave by it. */
            sends_notices: boolean;
            /** @description Whether the desk answers on it. */
            serves_desk: boolean;
            limits?: components["schemas"]["Limits"] | null;
        };
        /** @description A note. */
        NewNote: {
            /** @description Its words, 10,000 characters at most. */
            text: string;
            /** @description Whom it names; they see the conversation from then on, and are told. */
            mentions?: components["schemas"]["AccountId"][];
        };
        /** @description A product to be made. */
        NewProduct: {
            /** @description Its code, unique; at most 40 characters. */
            code: string;
            /** @description Its name; at most 200 characters. */
            name: string;
            /** @description Its category, kept in capitals; at most 40 characters. */
            category: string;
            /** @description The price of one piece, up to Rp 100,000,000,000. */
            price: components["schemas"]["Rupiah"];
            /** @description What else a buyer should know; at most 2,000 characters. */
            description?: string | null;
            /**
             * Format: int64
             * @description `tblpart_id.id` of the old system.
             */
            ref_part_id?: number | null;
        };
        /** @description A ready answer to be made. */
        NewReadyAnswer: {
            /** @description What is typed behind the slash: 1 to 30 small letters, digits, `-` and `_`. */
            shortcut: string;
            /** @description What it is called, 80 characters at most. */
            title: string;
            /** @description Its words, 4096 characters at most. */
            body: string;
            /** @description What else it does, 10 actions at most. */
            actions?: components["schemas"]["Action"][];
        };
        /** @description An answer. */
        NewReply: {
            /**
             * @description Its words, 4096 characters at most; of a file its caption. Needed unless there is a file.
             *     With a template they are what the desk shows.
             * @default
             */
            text?: string;
            /** @default null */
            attachment?: components["schemas"]["NewAttachment"] | null;
            /**
             * Format: int64
             * @description The place of the message it answers.
             * @default null
             */
            quoted_seq?: number | null;
            /** @default null */
            template?: components["schemas"]["Approved"] | null;
        };
        /** @description A sales person to be made. */
        NewSalesPerson: {
            /** @description Its name; at most 120 characters. */
            name: string;
            /** @description Salesman or supervisor. */
            position: components["schemas"]["Position"];
            supervisor_id?: components["schemas"]["SalesId"] | null;
            /** @description Where it can be reached, as people write it. */
            phone?: string | null;
            /**
             * Format: int64
             * @description `tblsalesman.id` of the old system.
             */
            ref_salesman_id?: number | null;
        };
        /** @description A team to be made. */
        NewTeam: {
            /** @description Its name, 60 characters at most. */
            name: string;
            /** @description Its agents. */
            members?: components["schemas"]["AccountId"][];
        };
        /** @description A user to be made. */
        NewUser: {
            /** @description Display name, 1–120 characters. */
            name: string;
            /** @description Sign-in address; nobody else may have it. */
            email: string;
            /** @description What they will do. */
            role: components["schemas"]["OfficeRole"];
            /**
             * Format: password
             * @description At least 10 characters, and not the e-mail address. Without one they are mailed a link to
             *     choose it.
             */
            password?: string | null;
        };
        /** @description What was nudged. */
        Nudged: {
            /**
             * Format: int64
             * @description Orders that are tried at once.
             */
            orders: number;
        };
        /**
         * @description What somebody does in the office.
         * @enum {string}
         */
        OfficeRole: "super_admin" | "admin" | "supervisor" | "agent";
        /** @description One office user. */
        OfficeUser: {
            /** @description The account's id. */
            id: string;
            /** @description Display name. */
            name: string;
            /** @description Sign-in address. */
            email?: string | null;
            /** @description What they do here. */
            role: components["schemas"]["OfficeRole"];
            /** @description Whether they may come in. */
            is_active: boolean;
            /** @description Whether their sign-in asks for a second step. */
            totp_enabled: boolean;
            /**
             * Format: date-time
             * @description When one of their devices was last used here, to five minutes; null before the first
             *     sign-in.
             */
            last_seen_at?: string | null;
            /**
             * Format: date-time
             * @description When they became a member.
             */
            created_at: string;
        };
        /** @description An order. */
        Order: {
            /** @description Its id. */
            id: components["schemas"]["OrderId"];
            /** @description Its number for people, e.g. `ORD-2026-000001`. */
            order_number: string;
            /** @description Who ordered. */
            shop: components["schemas"]["ShopName"];
            salesman?: components["schemas"]["Salesman"] | null;
            /** @description `pending`, `submitted_to_datapart`, `approved`, `rejected` or `cancelled`. */
            status: string;
            /** @description Whether it is approved and still on its way to the old system (then `status` is `pending`). */
            waiting_for_submission: boolean;
            /** @description Σ(qty × price). */
            total_amount: components["schemas"]["Rupiah"];
            /** @description Σ discount. */
            discount_amount: components["schemas"]["Rupiah"];
            /** @description `total_amount` − `discount_amount`. */
            grand_total: components["schemas"]["Rupiah"];
            /** @description What the shop wrote with it. */
            notes?: string | null;
            /** @description Its lines, at the prices of checkout. */
            items: components["schemas"]["OrderItem"][];
            /** @description The sales order's number, once it is in the old system. */
            ref_so_number?: string | null;
            /**
             * Format: date-time
             * @description When it arrived there.
             */
            submitted_at?: string | null;
            /**
             * Format: date-time
             * @description When it was placed.
             */
            created_at: string;
            /** @description Every step it took, first to last. */
            timeline: components["schemas"]["TimelineStep"][];
        };
        /** @example order_01k2dkrb00fgx9tkjzc1rr54x4 */
        OrderId: string;
        /** @description One line of an order. */
        OrderItem: {
            /** @description The product, named as it was at checkout. */
            product: components["schemas"]["ProductName"];
            /**
             * Format: int64
             * @description Whole pieces.
             */
            qty: number;
            /** @description The price of one piece at checkout. */
            price: components["schemas"]["Rupiah"];
            /** @description Taken off the whole line. */
            discount: components["schemas"]["Rupiah"];
            /** @description qty × price − discount. */
            subtotal: components["schemas"]["Rupiah"];
        };
        /** @description Orders by public state. */
        OrdersByStatus: {
            /**
             * Format: int64
             * @description Not decided, or approved and not yet in the old system.
             */
            pending: number;
            /**
             * Format: int64
             * @description In the old system, which decides next.
             */
            submitted_to_datapart: number;
            /**
             * Format: int64
             * @description Approved by the old system.
             */
            approved: number;
            /**
             * Format: int64
             * @description Rejected here or there.
             */
            rejected: number;
            /**
             * Format: int64
             * @description Taken back by the shop.
             */
            cancelled: number;
        };
        /** @description The caller as an agent. */
        OwnStanding: {
            /** @description The account. */
            id: components["schemas"]["AccountId"];
            /** @description Whether it takes conversations. */
            availability: components["schemas"]["Availability"];
            /**
             * Format: int32
             * @description Open conversations it takes at once.
             */
            capacity: number;
            /**
             * Format: int64
             * @description Open conversations it has.
             */
            open: number;
        };
        /** @description The phone to be linked by a code. */
        PairByCode: {
            /** @description Its number, in any spelling. */
            phone: components["schemas"]["Phone"];
        };
        /** @description What is typed on the phone. */
        PairCode: {
            /** @description The code. */
            code: string;
        };
        /** @description The old password and the new one. */
        PasswordChange: {
            /**
             * Format: password
             * @description The one that holds now.
             */
            current: string;
            /**
             * Format: password
             * @description The new one: at least 10 characters, and not the e-mail address.
             */
            password: string;
        };
        /** @description Pasted lines. */
        PastedList: {
            /**
             * @description A code and a number of pieces a line, separated by comma, semicolon, tab or blanks; without
             *     a number it is one piece.
             * @example OLI-1, 5
             *     BRK-0012 x 2
             *     BUSI-7
             */
            text: string;
        };
        /** @description Sales of a period, and of the same number of whole days before it. */
        PeriodSales: {
            /**
             * Format: int64
             * @description Orders.
             */
            orders: number;
            /** @description What they come to. */
            amount: components["schemas"]["Rupiah"];
            /**
             * Format: int64
             * @description Orders of the period before.
             */
            previous_orders: number;
            /** @description What those came to. */
            previous_amount: components["schemas"]["Rupiah"];
        };
        /**
         * @description A phone number: E.164 digits without +
         * @example 628123456789
         */
        Phone: string;
        /** @description A piece of a snippet. */
        Piece: {
            /** @description Its words. */
            text: string;
            /** @description Whether they are what was looked for. */
            hit: boolean;
        };
        /** @description How far decisions are followed. */
        Polled: {
            /**
             * Format: date-time
             * @description When they were last looked up.
             */
            polled_at?: string | null;
        };
        /**
         * @description What a sales person is.
         * @enum {string}
         */
        Position: "sales" | "spv";
        /** @description What `desk.presence` tells. */
        PresenceTold: {
            /** @description The conversation. */
            conversation: components["schemas"]["ConversationId"];
            /** @description Who. */
            account: components["schemas"]["AccountId"];
            /** @description What they do; forget it after thirty seconds. */
            doing: components["schemas"]["Doing"];
        };
        /** @description How the last message begins. */
        Preview: {
            /** @description Who speaks. */
            kind: components["schemas"]["MessageKind"];
            /**
             * @description What it is: `text`, `image`, `video`, `audio`, `voice`, `document`, `sticker`, `location`,
             *     `contacts`, `choice`, `template`, `event` or `other`.
             */
            content: string;
            /** @description Its first words, 120 characters at most; may be empty. */
            text: string;
        };
        /**
         * @description How urgent agents find it.
         * @enum {string}
         */
        Priority: "low" | "normal" | "high" | "urgent";
        /** @description A product as shops see it. */
        Product: {
            /** @description Its id. */
            id: components["schemas"]["ProductId"];
            /** @description Its code as printed on the box. */
            code: string;
            /** @description Its name. */
            name: string;
            /** @description What else a buyer should know; may be empty. */
            description: string;
            /** @description Its category in capitals, e.g. `OIL`. */
            category: string;
            /** @description The price of one piece. */
            price: components["schemas"]["Rupiah"];
            /**
             * Format: int64
             * @description Whole pieces on hand at `stock_as_of`; empty when not known.
             */
            stock?: number | null;
            /**
             * Format: date-time
             * @description When `stock` was true.
             */
            stock_as_of?: string | null;
            /** @description Whether it can be ordered. */
            is_active: boolean;
        };
        /** @description What is to change; what is absent stays. */
        ProductChanges: {
            /**
             * @description Its code, unique; at most 40 characters.
             * @default null
             */
            code?: string | null;
            /**
             * @description Its name; at most 200 characters.
             * @default null
             */
            name?: string | null;
            /**
             * @description What else a buyer should know; at most 2,000 characters.
             * @default null
             */
            description?: string | null;
            /**
             * @description Its category, kept in capitals; at most 40 characters.
             * @default null
             */
            category?: string | null;
            /** @default null */
            price?: components["schemas"]["Rupiah"] | null;
            /**
             * Format: int64
             * @description `tblpart_id.id` of the old system; `null` takes it away.
             * @default null
             */
            ref_part_id?: number | null;
            /**
             * @description Whether shops see and order it.
             * @default null
             */
            is_active?: boolean | null;
            /**
             * Format: int64
             * @description The version that was looked at: if the product has another one, nothing is changed.
             * @default null
             */
            version?: number | null;
        };
        /** @example product_01k2dkrb00fgx9tkjzc1rr54x4 */
        ProductId: string;
        /** @description A page of products. */
        ProductList: {
            /** @description The products of this page. */
            data: components["schemas"]["Product"][];
            /** @description Where this page stands, and the facets. */
            meta: components["schemas"]["ProductMeta"];
        };
        /** @description Where a page stands among the products found. */
        ProductMeta: {
            /**
             * Format: int32
             * @description Which page, from 1.
             */
            page: number;
            /**
             * Format: int32
             * @description Rows of a page.
             */
            per_page: number;
            /**
             * Format: int64
             * @description Products on all pages.
             */
            total: number;
            /** @description How many products there are of each kind. */
            facets: components["schemas"]["Facets"];
        };
        /** @description A product as lines of carts and orders name it. */
        ProductName: {
            /** @description Its id. */
            id: components["schemas"]["ProductId"];
            /** @description Its code. */
            code: string;
            /** @description Its name. */
            name: string;
        };
        /** @description Two contacts that one message named. */
        Proposal: {
            /** @description Its id. */
            id: components["schemas"]["ProposalId"];
            /** @description The older contact, which would stay. */
            first: components["schemas"]["ContactBrief"];
            /** @description The other one. */
            second: components["schemas"]["ContactBrief"];
            /**
             * Format: date-time
             * @description When both were named.
             */
            created_at: string;
        };
        /** @example merge_01k2dkrb00fgx9tkjzc1rr54x4 */
        ProposalId: string;
        /** @description Proposals. */
        Proposals: {
            /** @description Oldest first; the oldest 100. */
            data: components["schemas"]["Proposal"][];
        };
        /** @description One page of the queue. */
        Queue: {
            /** @description The orders, newest first. */
            data: components["schemas"]["Order"][];
            /** @description Where they stand. */
            meta: components["schemas"]["QueueMeta"];
        };
        /** @description Where a page of the queue stands. */
        QueueMeta: {
            /**
             * Format: int32
             * @description The page, from 1.
             */
            page: number;
            /**
             * Format: int32
             * @description Rows of a page.
             */
            per_page: number;
            /**
             * Format: int64
             * @description Orders that the filter lets through.
             */
            total: number;
            /** @description Orders by public state, with every filter but the state's; all states are there. */
            counts: {
                [key: string]: number;
            };
        };
        /** @description What a message answers. */
        Quoted: {
            /**
             * Format: int64
             * @description Its place.
             */
            seq: number;
            /** @description Who spoke. */
            kind: components["schemas"]["MessageKind"];
            /** @description What it is, as in a preview. */
            content: string;
            /** @description Its first words, 120 characters at most. */
            text: string;
        };
        /** @description A sign on a message. */
        Reaction: {
            /** @description Whose sign: a WhatsApp id, or `business`. */
            by: string;
            /** @description The sign. */
            emoji: string;
        };
        /** @description How far the caller has read. */
        ReadMark: {
            /**
             * Format: int64
             * @description The place of the last message that was seen.
             */
            seq: number;
        };
        /** @description Whether the process can serve. */
        Readiness: {
            /** @description Whether every dependency that must answer did. */
            ready: boolean;
            /** @description Each dependency. */
            dependencies: components["schemas"]["Dependency"][];
        };
        /** @description A ready answer. */
        ReadyAnswer: {
            /** @description Its id. */
            id: components["schemas"]["MacroId"];
            /** @description What is typed behind the slash. */
            shortcut: string;
            /** @description What it is called. */
            title: string;
            /**
             * @description Its words, with `{{contact.name}}`, `{{contact.phone}}`, `{{agent.name}}` and
             *     `{{business.name}}`.
             */
            body: string;
            /** @description What else it does. */
            actions: components["schemas"]["Action"][];
            /** @description Whether it is offered. */
            is_active: boolean;
        };
        /** @description What is to change; what is absent stays. */
        ReadyAnswerChanges: {
            /**
             * @description What is typed behind the slash.
             * @default null
             */
            shortcut?: string | null;
            /**
             * @description What it is called.
             * @default null
             */
            title?: string | null;
            /**
             * @description Its words.
             * @default null
             */
            body?: string | null;
            /**
             * @description What else it does.
             * @default null
             */
            actions?: components["schemas"]["Action"][] | null;
            /**
             * @description Whether it is offered.
             * @default null
             */
            is_active?: boolean | null;
        };
        /** @description The ready answers. */
        ReadyAnswers: {
            /** @description By shortcut; those that are not offered any more too. */
            data: components["schemas"]["ReadyAnswer"][];
        };
        /**
         * @description An app: our own screens, or an outside system. Connections, channels and users are those of all
         *     nodes. Numbers that only grow are of the node that answers, since it started, and are null for
         *     who shares the server with other businesses.
         */
        RealtimeApp: {
            /** @description Its id; `niaga` is our own screens. */
            id: string;
            /** @description Open connections; of a business among others, its screens. */
            connections: number;
            /** @description Channels with subscribers. */
            channels: number;
            /** @description Users who are signed in; of our own app, accounts with an open screen. */
            users: number;
            /**
             * Format: int64
             * @description Messages that came from clients.
             */
            messages_in?: number | null;
            /**
             * Format: int64
             * @description Events that went to clients, once for each client.
             */
            messages_out?: number | null;
            /**
             * Format: int64
             * @description Events that the application published.
             */
            publishes?: number | null;
            /**
             * Format: int64
             * @description Connections that were closed because they did not read.
             */
            dropped?: number | null;
            webhooks?: components["schemas"]["RealtimeWebhooks"] | null;
        };
        /** @description A channel with subscribers. */
        RealtimeChannel: {
            /** @description Its name. */
            name: string;
            /** @description Subscriptions on all nodes. */
            subscriptions: number;
            /** @description Members, in a presence channel. */
            users?: number | null;
        };
        /** @description A try to deliver webhooks that failed. */
        RealtimeFailure: {
            /**
             * Format: date-time
             * @description When.
             */
            at: string;
            /** @description To whom. */
            url: string;
            /** @description Why, in technical words. */
            error: string;
            /** @description How many events were in it. */
            events: number;
            /** @description Whether it was the last try. */
            is_final: boolean;
        };
        /** @description A process among those that are one server. */
        RealtimeNode: {
            /** @description Its name, for as long as it runs. */
            id: string;
            /** @description Whether it is the one that answers. */
            is_here: boolean;
            /**
             * Format: int64
             * @description Seconds since it was last heard.
             */
            seen_s: number;
        };
        /** @description The real-time server at one moment. */
        RealtimeOverview: {
            /** @description Its nodes, the one that answers first. */
            nodes: components["schemas"]["RealtimeNode"][];
            /** @description The apps that the caller may see. */
            apps: components["schemas"]["RealtimeApp"][];
        };
        /** @description Webhooks of an app, on the node that answers. */
        RealtimeWebhooks: {
            /** @description Events that wait. */
            waiting: number;
            /**
             * Format: int64
             * @description Events that were taken.
             */
            sent: number;
            /**
             * Format: int64
             * @description Tries that failed.
             */
            failed: number;
            /**
             * Format: int64
             * @description Events that were given up.
             */
            lost: number;
            /** @description What failed last, newest first. */
            failures: components["schemas"]["RealtimeFailure"][];
        };
        /** @description Why something was not done, as a refusal says it. */
        Reason: {
            /** @description The refusal's public code. */
            code: string;
            /** @description The sentence, in the caller's language. */
            message: string;
        };
        /** @description What became of a post. */
        Received: {
            /** @description What was taken in now. */
            accepted: number;
            /** @description Messages that were told before. */
            duplicate: number;
            /** @description What nobody understands, kept for a person to look at. */
            unknown: number;
        };
        /** @description Codes that open the door once each, told once. */
        RecoveryCodes: {
            /** @description Ten of them, like `7K3QX-M0W2D`. */
            recovery_codes: string[];
        };
        /** @description The account that was made. */
        Registered: {
            /** @description Its id. */
            id: string;
            /** @description Its display name. */
            name: string;
            /** @description Its address. */
            email: string;
        };
        /** @description Who wants an account. */
        Registration: {
            /** @description Display name, 1–120 characters. */
            name: string;
            /** @description E-mail address. */
            email: string;
            /**
             * Format: password
             * @description At least 10 characters, and not the e-mail address.
             */
            password: string;
        };
        /** @description Why an order is rejected. */
        Rejection: {
            /** @description What the shop reads, 1–500 characters. */
            reason: string;
        };
        /** @description The cart with an order's lines in it, and what could not be copied. */
        Reordered: components["schemas"]["Cart"] & {
            /**
             * Format: int64
             * @description Lines of the order that are in the cart now, at least in part.
             */
            copied: number;
            /** @description What found no place, line by line. */
            skipped: components["schemas"]["Skipped"][];
        };
        /** @description The same answer for everybody, known or not. */
        RequestAnswer: {
            /** @description Always true. */
            success: boolean;
            /** @description What to tell the person. */
            message: string;
            /**
             * Format: int64
             * @description Seconds the code is good for.
             */
            expires_in: number;
        };
        /**
         * @description Who wants a code: exactly one of both.
         * @example {
         *       "phone": "628123456789"
         *     }
         */
        RequestInput: {
            /** @description The shop's WhatsApp number, as people write it. */
            phone?: string | null;
            /** @description The shop's code, e.g. `TK001`. */
            shop_code?: string | null;
        };
        /** @description The link's token and the password that was chosen. */
        Reset: {
            /** @description The token from the mail. */
            token: string;
            /**
             * Format: password
             * @description At least 10 characters, and not the e-mail address.
             */
            password: string;
        };
        /** @description How many devices were signed out. */
        Revoked: {
            /** @description Devices that were signed in until now, without the one that asked. */
            revoked: number;
        };
        /**
         * @description Who of those available is next.
         * @enum {string}
         */
        Rotation: "round_robin" | "least_busy";
        /**
         * @description What became of a row; in a dry run, what would.
         * @enum {string}
         */
        RowOutcome: "created" | "updated" | "unchanged" | "refused";
        /** @description Why a row was refused. */
        RowReason: {
            /** @description The field it concerns; null when it is the row. */
            field?: string | null;
            /** @description Why, for programs. */
            code: string;
            /** @description Why, in the caller's language. */
            message: string;
        };
        /**
         * Format: int64
         * @description Whole rupiah
         * @example 1250000
         */
        Rupiah: number;
        /** @description Sales of three periods; days are the tenant's. */
        Sales: {
            /** @description Since midnight. */
            today: components["schemas"]["PeriodSales"];
            /** @description Today and the six days before. */
            days_7: components["schemas"]["PeriodSales"];
            /** @description Today and the 29 days before. */
            days_30: components["schemas"]["PeriodSales"];
        };
        /** @example sales_01k2dkrb00fgx9tkjzc1rr54x4 */
        SalesId: string;
        /** @description A sales person as the office sees it. */
        SalesPerson: {
            /** @description Its id. */
            id: components["schemas"]["SalesId"];
            /** @description Its name. */
            name: string;
            /** @description Salesman or supervisor. */
            position: components["schemas"]["Position"];
            supervisor?: components["schemas"]["Salesman"] | null;
            phone?: components["schemas"]["Phone"] | null;
            /**
             * Format: int64
             * @description `tblsalesman.id` of the old system; orders of a salesman's shops cannot be approved without.
             */
            ref_salesman_id?: number | null;
            /** @description Whether it still sells. */
            is_active: boolean;
            /**
             * Format: int64
             * @description How often it was written; send it back with changes, and nobody else's are lost.
             */
            version: number;
            /**
             * Format: int64
             * @description Shops it has, inactive ones too.
             */
            shops: number;
            /**
             * Format: int64
             * @description Salesmen it has, inactive ones too.
             */
            team: number;
        };
        /** @description What is to change; what is absent stays. */
        SalesPersonChanges: {
            /**
             * @description Its name; at most 120 characters.
             * @default null
             */
            name?: string | null;
            /** @default null */
            position?: components["schemas"]["Position"] | null;
            /** @default null */
            supervisor_id?: components["schemas"]["SalesId"] | null;
            /**
             * @description Where it can be reached, as people write it; `null` takes it away.
             * @default null
             */
            phone?: string | null;
            /**
             * Format: int64
             * @description `tblsalesman.id` of the old system; `null` takes it away.
             * @default null
             */
            ref_salesman_id?: number | null;
            /**
             * @description Whether it still sells.
             * @default null
             */
            is_active?: boolean | null;
            /**
             * Format: int64
             * @description The version that was looked at: if the person has another one, nothing is changed.
             * @default null
             */
            version?: number | null;
        };
        /** @description A shop's salesman. */
        Salesman: {
            /** @description Its id. */
            id: components["schemas"]["SalesId"];
            /** @description Its name. */
            name: string;
        };
        /** @description What must never be shown: kept sealed, and never answered by the API. */
        Secrets: {
            /**
             * @description `cloud`: the access token of a system user.
             * @default null
             */
            access_token?: string | null;
            /**
             * @description `cloud`: the app's secret, with which Meta signs what it posts.
             * @default null
             */
            app_secret?: string | null;
            /**
             * @description `cloud`: the word that Meta says when the webhook is set up.
             * @default null
             */
            verify_token?: string | null;
            /**
             * @description `bridge`: what the gateway knows us by.
             * @default null
             */
            api_key?: string | null;
            /**
             * @description What the gateway signs its webhooks with, in its own scheme or in ours.
             * @default null
             */
            webhook_secret?: string | null;
            /**
             * @description The token of a gateway that cannot sign.
             * @default null
             */
            webhook_token?: string | null;
        };
        /**
         * @description How far a sent message has come.
         * @enum {string}
         */
        SendState: "queued" | "sent" | "delivered" | "read" | "failed" | "unknown";
        /** @description What a line has sent, beside what it may. */
        SentView: {
            /**
             * Format: int32
             * @description In the running hour.
             */
            this_hour: number;
            /**
             * Format: int32
             * @description On the running day of the business.
             */
            today: number;
            /**
             * Format: int32
             * @description Of these, to people who had never written.
             */
            first_contacts_today: number;
            /**
             * Format: int32
             * @description What it may send today; a new number grows into its cap.
             */
            daily_cap?: number | null;
        };
        /** @description What a driver needs to know, without its secrets. */
        Settings: (components["schemas"]["SimulatorSettings"] & {
            /** @enum {string} */
            driver: "simulator";
        }) | (components["schemas"]["CloudSettings"] & {
            /** @enum {string} */
            driver: "cloud";
        }) | (components["schemas"]["BridgeSettings"] & {
            /** @enum {string} */
            driver: "bridge";
        }) | {
            /** @enum {string} */
            driver: "web";
        };
        /** @description A shop as it sees itself. */
        ShopCard: {
            /** @description Its id. */
            id: components["schemas"]["ShopId"];
            /** @description Its code. */
            code: string;
            /** @description Its name. */
            name: string;
            /** @description The WhatsApp number that receives its codes. */
            phone: components["schemas"]["Phone"];
        };
        /** @description What is to change; what is absent stays. */
        ShopChanges: {
            /**
             * @description Its code, unique, kept in capitals; at most 40 characters.
             * @default null
             */
            code?: string | null;
            /**
             * @description Its name; at most 120 characters.
             * @default null
             */
            name?: string | null;
            /**
             * @description The WhatsApp number it signs in with, as people write it. Another one signs it out.
             * @default null
             */
            phone?: string | null;
            /** @default null */
            salesman_id?: components["schemas"]["SalesId"] | null;
            /**
             * @description Street and number; at most 300 characters.
             * @default null
             */
            address?: string | null;
            /**
             * @description City or regency; at most 120 characters.
             * @default null
             */
            city?: string | null;
            /**
             * @description Province; at most 120 characters.
             * @default null
             */
            province?: string | null;
            /**
             * Format: int64
             * @description `tbltoko.id` of the old system; `null` takes it away.
             * @default null
             */
            ref_toko_id?: number | null;
            /**
             * @description Whether it may sign in and order.
             * @default null
             */
            is_active?: boolean | null;
            /**
             * Format: int64
             * @description The version that was looked at: if the shop has another one, nothing is changed.
             * @default null
             */
            version?: number | null;
        };
        /** @example shop_01k2dkrb00fgx9tkjzc1rr54x4 */
        ShopId: string;
        /** @description A shop to be made. */
        ShopInput: {
            /** @description Its code, unique, kept in capitals; at most 40 characters. */
            code: string;
            /** @description Its name; at most 120 characters. */
            name: string;
            /** @description The WhatsApp number it signs in with, as people write it. */
            phone: string;
            /** @description Its salesman. */
            salesman_id: components["schemas"]["SalesId"];
            /** @description Street and number; at most 300 characters. */
            address?: string | null;
            /** @description City or regency; at most 120 characters. */
            city?: string | null;
            /** @description Province; at most 120 characters. */
            province?: string | null;
            /**
             * Format: int64
             * @description `tbltoko.id` of the old system.
             */
            ref_toko_id?: number | null;
        };
        /** @description A shop as orders name it. */
        ShopName: {
            /** @description Its id. */
            id: components["schemas"]["ShopId"];
            /** @description Its code. */
            code: string;
            /** @description Its name. */
            name: string;
        };
        /** @description The opened session. */
        SignedInOffice: {
            /** @description The bearer token; browsers get it as a cookie too. */
            token: string;
            /** @description Who is signed in. */
            user: components["schemas"]["User"];
            /**
             * Format: date-time
             * @description When the session ends by itself; use lengthens one that is not remembered.
             */
            expires_at: string;
        };
        /** @description What a phone's owner does beside writing. */
        SimulatorAct: {
            /**
             * @description Switches the phone on or off.
             * @default null
             */
            is_on?: boolean | null;
            /**
             * @description Begins or ceases to type.
             * @default null
             */
            types?: boolean | null;
            /**
             * @description What the owner calls themself from now on.
             * @default null
             */
            name?: string | null;
            /** @default null */
            reaction?: components["schemas"]["SimulatorReaction"] | null;
        };
        /** @description What befalls a simulated line. */
        SimulatorFate: {
            /** @description Its number. */
            phone: components["schemas"]["Phone"];
            /** @enum {string} */
            act: "scan";
        } | {
            /** @enum {string} */
            act: "unlink";
        } | {
            /**
             * Format: int32
             * @description For how long.
             */
            minutes: number;
            /** @enum {string} */
            act: "ban";
        } | {
            /** @description Whether it is gone. */
            on: boolean;
            /** @enum {string} */
            act: "airplane";
        } | {
            /**
             * Format: int64
             * @description The time; none ends it.
             */
            milliseconds?: number | null;
            /** @enum {string} */
            act: "slow";
        };
        /** @description A file of a message. */
        SimulatorFile: {
            /** @description What is in it: `image/jpeg`. */
            mime: string;
            /** @description The name it had with the sender. */
            name?: string | null;
            /**
             * Format: int64
             * @description Its length in bytes.
             */
            size: number;
        };
        /** @description One simulated line. */
        SimulatorLine: {
            /** @description Its id. */
            id: components["schemas"]["LineId"];
            /** @description What its owner calls it. */
            name: string;
            /** @description What its link is in. */
            state: components["schemas"]["LineState"];
            /**
             * Format: date-time
             * @description When a ban ends.
             */
            state_until?: string | null;
            phone?: components["schemas"]["Phone"] | null;
            /** @description Whether it is in airplane mode. */
            is_in_airplane_mode: boolean;
            /** @description What the QR says that it shows; a phone that scans pairs it. */
            qr?: string | null;
        };
        /** @description The simulated lines of a business. */
        SimulatorLines: {
            /** @description The lines, oldest first. */
            data: components["schemas"]["SimulatorLine"][];
        };
        /** @description One message of a chat. */
        SimulatorMessage: {
            /** @description Its id. */
            id: string;
            /** @description `out`: the business wrote it; `in`: the phone's owner did. */
            direction: string;
            /** @description What it says; the caption of a file. */
            text: string;
            /**
             * Format: date-time
             * @description When it arrived.
             */
            at: string;
            /** @description How far it has come, as its sender's screen shows it: `sent`, `delivered` or `read`. */
            tick: string;
            file?: components["schemas"]["SimulatorFile"] | null;
            /** @description The id of the message that it answers. */
            quoted?: string | null;
            /** @description The sign that the phone's owner put on it. */
            reaction?: string | null;
        };
        /** @description The chat of one phone. */
        SimulatorMessages: {
            /** @description The messages, oldest first. */
            data: components["schemas"]["SimulatorMessage"][];
        };
        /** @description One simulated phone. */
        SimulatorPhone: {
            /** @description Its digits. */
            phone: components["schemas"]["Phone"];
            /** @description Its owner, when the business knows one. */
            name?: string | null;
            /** @description Whether it is on; one that is off gets its messages when it comes on. */
            is_on: boolean;
            /** @description Whether it shows that the business types. */
            business_types: boolean;
            /**
             * Format: int64
             * @description Messages that nobody opened.
             */
            unread: number;
            /** @description The newest message. */
            last: components["schemas"]["LastMessage"];
        };
        /** @description The simulated phones. */
        SimulatorPhones: {
            /** @description The phones, newest message first. */
            data: components["schemas"]["SimulatorPhone"][];
        };
        /** @description A sign on a message. */
        SimulatorReaction: {
            /** @description The message. */
            message: string;
            /** @description The sign; none takes it away. */
            emoji?: string | null;
        };
        /** @description A simulated number. */
        SimulatorSettings: {
            /**
             * @description Whether it begins unpaired and shows a QR, as a real linked device does.
             * @default false
             */
            begins_unpaired?: boolean;
        };
        /** @description What a phone's owner writes. */
        SimulatorText: {
            /** @description The text, 1 to 4096 characters. */
            text: string;
            /** @description The id of the message that it answers. */
            quoted?: string | null;
        };
        /** @description Pieces of a line that were not copied. */
        Skipped: {
            /** @description The product, named as it was ordered. */
            product: components["schemas"]["ProductName"];
            /**
             * Format: int64
             * @description Pieces that were not copied.
             */
            qty: number;
            /** @description Why. */
            reason: components["schemas"]["Reason"];
        };
        /** @description An open span of a day, in minutes after midnight. */
        Span: {
            /**
             * Format: int32
             * @description Its first open minute: 480 is 08:00.
             */
            from: number;
            /**
             * Format: int32
             * @description Its first closed minute, at most 1440.
             */
            to: number;
        };
        /**
         * @description What became of a message.
         * @enum {string}
         */
        State: "queued" | "sending" | "accepted" | "delivered" | "read" | "unknown" | "failed" | "expired" | "cancelled";
        /**
         * @description Where a conversation stands, as stored and shown.
         * @enum {string}
         */
        Status: "open" | "pending" | "snoozed" | "resolved";
        /** @description What is on hand, and since when that is known. */
        Stock: {
            /**
             * Format: int64
             * @description Whole pieces on hand at `as_of`; empty when nobody knows.
             */
            stock?: number | null;
            /**
             * Format: date-time
             * @description When `stock` was true.
             */
            as_of?: string | null;
        };
        /** @description Who asked for a run. */
        SyncAsker: {
            /** @description The account. */
            id: components["schemas"]["AccountId"];
            /** @description Its name then. */
            name: string;
        };
        /** @description What to fetch. */
        SyncInput: {
            /**
             * @description `products`, `stock` or `all`; `all` unless said otherwise.
             * @default all
             */
            kind?: components["schemas"]["What"];
            /**
             * @description Make inactive every product whose part is gone, however many they are.
             * @default false
             */
            full?: boolean;
        };
        /**
         * @description What a run follows.
         * @enum {string}
         */
        SyncKind: "products" | "stock";
        /** @description One row of the old system that needs a person's eye. */
        SyncProblem: {
            /**
             * Format: int64
             * @description Its `tblpart_id.id`.
             */
            ref_id: number;
            /**
             * @description What kind: `invalid_code`, `invalid_name`, `invalid_category`, `invalid_price`,
             *     `duplicate_code`, `code_taken` or `vanished`.
             */
            code: string;
            /** @description The sentence, in the caller's language. */
            message: string;
        };
        /** @description One pass over the old system's tables. */
        SyncRun: {
            /** @description Its id. */
            id: components["schemas"]["SyncRunId"];
            /** @description What it follows. */
            kind: components["schemas"]["SyncKind"];
            /** @description Why it was started: by its schedule, or because somebody asked. */
            trigger: components["schemas"]["SyncTrigger"];
            /** @description Whether everything that is gone there is made inactive, however much. */
            full: boolean;
            /** @description Where it stands. `queued` with a `problem` waits for the old system. */
            state: components["schemas"]["SyncState"];
            /**
             * Format: int64
             * @description Rows looked at so far.
             */
            seen: number;
            /**
             * Format: int64
             * @description Products made.
             */
            created: number;
            /**
             * Format: int64
             * @description Products changed.
             */
            updated: number;
            /**
             * Format: int64
             * @description Products that were in step.
             */
            unchanged: number;
            /**
             * Format: int64
             * @description Rows there that are no products.
             */
            refused: number;
            /**
             * Format: int64
             * @description Products made inactive because their part is gone.
             */
            deactivated: number;
            /** @description Why it waits, failed, or did not do everything; in the caller's language. */
            problem?: string | null;
            /** @description The first refused rows and vanished parts, at most 50. */
            problems: components["schemas"]["SyncProblem"][];
            /**
             * Format: date-time
             * @description When its pass began.
             */
            started_at?: string | null;
            /**
             * Format: date-time
             * @description When it ended.
             */
            finished_at?: string | null;
            /**
             * Format: date-time
             * @description When it was asked for.
             */
            created_at: string;
            by?: components["schemas"]["SyncAsker"] | null;
        };
        /** @example syncrun_01k2dkrb00fgx9tkjzc1rr54x4 */
        SyncRunId: string;
        /** @description The runs that were started, or were under way. */
        SyncRuns: {
            /** @description One of each kind that was asked for. */
            data: components["schemas"]["SyncRun"][];
        };
        /**
         * @description Where a run stands.
         * @enum {string}
         */
        SyncState: "queued" | "running" | "done" | "failed";
        /**
         * @description Why a run was started.
         * @enum {string}
         */
        SyncTrigger: "hourly" | "asked";
        /** @description A team. */
        Team: {
            /** @description Its id. */
            id: components["schemas"]["TeamId"];
            /** @description Its name. */
            name: string;
            /** @description Whether conversations may be handed to it. */
            is_active: boolean;
            /** @description Its agents. */
            members: components["schemas"]["AccountId"][];
        };
        /** @description What is to change; what is absent stays. */
        TeamChanges: {
            /**
             * @description Its name.
             * @default null
             */
            name?: string | null;
            /**
             * @description Whether conversations may be handed to it.
             * @default null
             */
            is_active?: boolean | null;
            /**
             * @description All its agents.
             * @default null
             */
            members?: components["schemas"]["AccountId"][] | null;
        };
        /** @example team_01k2dkrb00fgx9tkjzc1rr54x4 */
        TeamId: string;
        /** @description The teams. */
        Teams: {
            /** @description By name. */
            data: components["schemas"]["Team"][];
        };
        /** @description An approved template's name. */
        TemplateName: {
            /** @description Its name at Meta. */
            name: string;
            /** @description Its language as Meta writes it: `id`, `en_US`. */
            language: string;
        };
        /** @description One step of an order. */
        TimelineStep: {
            /** @description Where the order stood after it. */
            status: string;
            /** @description Whether it was then on its way to the old system. */
            waiting_for_submission: boolean;
            /**
             * Format: date-time
             * @description When.
             */
            at: string;
            /** @description Who. */
            by: string;
            /** @description Why, if a reason was given. */
            reason?: string | null;
        };
        /** @description How long something took, over many. */
        Times: {
            /**
             * Format: int64
             * @description How many have ended.
             */
            count: number;
            /**
             * Format: int64
             * @description The mean in seconds; empty for none.
             */
            mean_seconds?: number | null;
            /**
             * Format: int64
             * @description Half of them took no longer than this.
             */
            median_seconds?: number | null;
            /**
             * Format: int64
             * @description Nine of ten took no longer than this.
             */
            p90_seconds?: number | null;
            /**
             * Format: int64
             * @description How many missed their target.
             */
            late: number;
        };
        /** @description A product that sold well. */
        TopProduct: {
            /** @description The product, named as it is now. */
            product: components["schemas"]["ProductName"];
            /**
             * Format: int64
             * @description Pieces.
             */
            qty: number;
            /** @description What they came to. */
            amount: components["schemas"]["Rupiah"];
        };
        /** @description A salesman whose shops ordered much. */
        TopSalesman: {
            /** @description The salesman; shops count for the one they have now. */
            salesman: components["schemas"]["Salesman"];
            /**
             * Format: int64
             * @description Orders.
             */
            orders: number;
            /** @description What they come to. */
            amount: components["schemas"]["Rupiah"];
        };
        /** @description A shop that ordered much. */
        TopShop: {
            /** @description The shop. */
            shop: components["schemas"]["ShopName"];
            /**
             * Format: int64
             * @description Orders.
             */
            orders: number;
            /** @description What they come to. */
            amount: components["schemas"]["Rupiah"];
        };
        /** @description A code as somebody typed it. */
        TotpCode: {
            /** @description Six digits of the authenticator. */
            code: string;
        };
        /** @description Both steps once more. */
        TotpProof: {
            /**
             * Format: password
             * @description The password.
             */
            password: string;
            /** @description Six digits of the authenticator, or a recovery code. */
            code: string;
        };
        /** @description A secret, told once. */
        TotpSecret: {
            /** @description For typing, in base 32. */
            secret: string;
            /** @description For the authenticator on this device. */
            otpauth_url: string;
            /** @description That address as a QR code, an SVG image. */
            qr_svg: string;
        };
        /** @description One's own second step. */
        TotpState: {
            /** @description Whether sign-in asks for it. */
            enabled: boolean;
            /**
             * Format: date-time
             * @description Since when.
             */
            enabled_at?: string | null;
            /**
             * Format: int64
             * @description Recovery codes that were not used yet.
             */
            recovery_codes_left: number;
        };
        /** @description A file that is kept. */
        UploadedFile: {
            /** @description What a message calls it. */
            file: string;
            /**
             * Format: int64
             * @description Its length.
             */
            bytes: number;
        };
        /** @description An account and its role, as sign-in answers tell it. */
        User: {
            /** @description The account's id. */
            id: string;
            /** @description Its display name. */
            name: string;
            /** @description Its address. */
            email?: string | null;
            /** @description The name of its role in this tenant; `none` for an account without membership. */
            role: string;
        };
        /** @description What is to change; what is absent stays. */
        UserChanges: {
            /**
             * @description Display name, 1–120 characters.
             * @default null
             */
            name?: string | null;
            /**
             * @description Sign-in address; links that were mailed to the old one stop working.
             * @default null
             */
            email?: string | null;
            /** @default null */
            role?: components["schemas"]["OfficeRole"] | null;
            /**
             * @description Whether they may come in; `false` signs them out everywhere.
             * @default null
             */
            is_active?: boolean | null;
        };
        /** @description A signed-in shop. */
        VerifyAnswer: {
            /** @description Always true. */
            success: boolean;
            /** @description The bearer token; the browser gets it as a cookie too. */
            token: string;
            /** @description The shop. */
            shop: components["schemas"]["ShopCard"];
            /**
             * Format: date-time
             * @description When the session ends unless it is used.
             */
            expires_at: string;
        };
        /**
         * @description A code and whose it is: exactly one of `phone` and `shop_code`.
         * @example {
         *       "otp": "123456",
         *       "phone": "628123456789"
         *     }
         */
        VerifyInput: {
            /** @description The shop's WhatsApp number, as people write it. */
            phone?: string | null;
            /** @description The shop's code, e.g. `TK001`. */
            shop_code?: string | null;
            /** @description The six digits. */
            otp: string;
        };
        /** @description An order that waits. */
        WaitingOrder: {
            /** @description Its id. */
            id: components["schemas"]["OrderId"];
            /** @description Its number for people. */
            order_number: string;
            /** @description Who ordered. */
            shop: components["schemas"]["ShopName"];
            /** @description What it comes to. */
            grand_total: components["schemas"]["Rupiah"];
            /**
             * Format: date-time
             * @description When it was placed.
             */
            created_at: string;
            /** @description Whether it is approved and waits for the old system only. */
            waiting_for_submission: boolean;
        };
        /** @description What a shop should know about a line before it orders. */
        Warning: {
            /** @description What kind. */
            code: components["schemas"]["WarningCode"];
            /** @description The sentence, in the caller's language. */
            message: string;
            price_seen?: components["schemas"]["Rupiah"] | null;
            /**
             * Format: int64
             * @description With `not_enough_stock`: whole pieces on hand.
             */
            stock?: number | null;
        };
        /**
         * @description The kinds of warning.
         * @enum {string}
         */
        WarningCode: "price_changed" | "not_enough_stock" | "inactive";
        /**
         * @description What is fetched.
         * @enum {string}
         */
        What: "products" | "stock" | "all";
        /**
         * @description Why a conversation changed hands.
         * @enum {string}
         */
        Why: "turn" | "returning" | "claimed" | "handed_over" | "released" | "gone" | "reopened";
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
