// What the server tells of its real-time part. Counters only grow, until the server starts anew.

export interface RealtimeNode {
  id: string;
  /** The one that answered. */
  is_here: boolean;
  /** Seconds since it was last heard of. */
  seen_s: number;
}

export interface WebhookFailure {
  at: string;
  url: string;
  error: string;
  /** How many events were given up. */
  events: number;
}

export interface RealtimeApp {
  id: string;
  connections: number;
  channels: number;
  users: number;
  messages_in: number;
  messages_out: number;
  publishes: number;
  /** Messages that nobody got, because the reader was too slow. */
  dropped: number;
  webhooks: { waiting: number; sent: number; failed: number; failures: WebhookFailure[] };
}

export interface Realtime {
  nodes: RealtimeNode[];
  apps: RealtimeApp[];
}

export interface RealtimeChannel {
  name: string;
  subscriptions: number;
  users: number;
}

export interface ChannelPage {
  data: RealtimeChannel[];
  meta: { page: number; per_page: number; total: number };
}
