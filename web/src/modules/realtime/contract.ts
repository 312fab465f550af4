// What the server tells of its real-time part. Numbers that only grow belong to the node that answers, since it started.

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
  /** How many events were in it. */
  events: number;
  /** Whether it was the last try. */
  is_final: boolean;
}

export interface Webhooks {
  waiting: number;
  sent: number;
  /** Tries that failed. */
  failed: number;
  /** Events that were given up. */
  lost: number;
  failures: WebhookFailure[];
}

/** What is null is not for who shares the server with other businesses. */
export interface RealtimeApp {
  id: string;
  connections: number;
  channels: number;
  users: number;
  messages_in: number | null;
  messages_out: number | null;
  publishes: number | null;
  /** Connections that were closed because they did not read. */
  dropped: number | null;
  webhooks: Webhooks | null;
}

export interface Realtime {
  nodes: RealtimeNode[];
  apps: RealtimeApp[];
}

export interface RealtimeChannel {
  name: string;
  subscriptions: number;
  /** Members, in a presence channel. */
  users: number | null;
}

export interface ChannelPage {
  data: RealtimeChannel[];
  meta: { page: number; per_page: number; total: number };
}
